const creators = 20_000;
const days = 90;
const rowsAtOnce = 1000;

/** So many rows of videos, the same ones each time, with a bad one and a repeated one in every thousand; made as they are read. */
export function* videoFile(rows: number): Generator<string> {
  yield "Handle,Video,Post Date,Views,Likes,Comments,Units Sold,GMV,CTR,Video Title\n";
  for (let start = 0; start < rows; start += rowsAtOnce) {
    const count = Math.min(rowsAtOnce, rows - start);
    yield Array.from({ length: count }, (_, offset) => rowOf(start + offset)).join("");
  }
}

function rowOf(index: number): string {
  if (index % 1000 === 999)
    return `@creator${index % creators},https://video.example/v/${index},2026-13-01,1,1,1,1,1,1%,A bad row\n`;
  // The last of a thousand but one says the video before it anew.
  const n = index % 1000 === 998 ? index - 1 : index;
  const hash = (n * 2_654_435_761) % 4_294_967_296;
  const date = new Date(Date.UTC(2026, 0, 1 + (hash % days))).toISOString().slice(0, 10);
  const views = (hash % 1_000_000).toLocaleString("en-US");
  const sales = ((hash % 500_000) / 100).toFixed(2);
  return `@Creator${n % creators},https://video.example/v/${n},${date},"${views}",${hash % 5000},${hash % 700},${hash % 90},$${sales},${hash % 100}.5%,"Video ${n}, the one"\n`;
}
