/**
 * Counts files of videos by the rules' text alone, sharing no code with the product: what stands of each video and what the dates of each
 * handle add up to, from `startsOn` on, once these files have all been imported. Every row is good, and none is blank anywhere.
 */
export function countVideos(files, { startsOn }) {
  const inOrder = [...files].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const owners = {};
  const videos = {};
  for (const { csv } of inOrder) {
    const [header, ...rows] = readRows(csv);
    for (const row of rows) {
      const cell = (name) => row[header.indexOf(name)];
      const url = cell("Video");
      const handle = cell("Handle").replace("@", "").toLowerCase();
      owners[url] ??= handle;
      if (owners[url] !== handle) continue;
      videos[url] = {
        handle,
        date: cell("Post Date"),
        views: countOf(cell("Views")),
        likes: countOf(cell("Likes")),
        comments: countOf(cell("Comments")),
        units: countOf(cell("Units Sold")),
        sales: centsOf(cell("GMV")),
        ctr: Number(cell("CTR").replace("%", "")),
        title: cell("Video Title"),
      };
    }
  }

  const windows = {};
  for (const { handle, date, views, likes, units, sales } of Object.values(videos)) {
    windows[handle] ??= { sales_dollars: 0, sales_units: 0, videos: 0, views: 0, likes: 0 };
    if (date < startsOn) continue;
    const window = windows[handle];
    window.sales_dollars += sales;
    window.sales_units += units;
    window.videos += 1;
    window.views += views;
    window.likes += likes;
  }
  return { videos, windows };
}

/**
 * How far everybody is after each file, one file a day: the value of each metric, and which targets were ever reached. What was once
 * completed stays so.
 */
export function countProgress(files, { startsOn, targets }) {
  const inOrder = [...files].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const completed = new Set();
  return inOrder.map(({ asOf }, index) => {
    const { windows } = countVideos(inOrder.slice(0, index + 1), { startsOn });
    const rows = {};
    for (const [handle, window] of Object.entries(windows)) {
      for (const [metric, target] of Object.entries(targets)) {
        const key = `${handle} ${metric}`;
        if (window[metric] >= target) completed.add(key);
        rows[key] = `${window[metric]} ${completed.has(key) ? "completed" : "active"}`;
      }
    }
    return { asOf, rows };
  });
}

/** Rows of fields: a field in quotes may hold commas, line ends and doubled quotes. */
function readRows(csv) {
  const rows = [[""]];
  let quoted = false;
  const text = csv.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at];
    const row = rows.at(-1);
    if (sign === '"' && quoted && text[at + 1] === '"') {
      row[row.length - 1] += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === "," && !quoted) row.push("");
    else if (sign === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += sign;
  }
  return rows.filter((row) => row.length > 1);
}

function countOf(text) {
  return Number(text.replaceAll(",", ""));
}

function centsOf(text) {
  const [whole, fraction = ""] = text.replace("$", "").replaceAll(",", "").split(".");
  return Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
}
