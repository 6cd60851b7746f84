/**
 * What campaign missions should come to, written down a second time and as plainly as possible. It shares nothing with what it judges: it
 * keeps the facts that are in force and sums them all, whenever it is asked.
 */
export type Oracle = {
  /** The date of every run. */
  readonly today: string;
  readonly people: { [id: string]: Person };
  /** By address. */
  readonly videos: { [url: string]: { person: string; day: string; figures: { [metric: string]: number } } };
  /** By person and date. */
  readonly logged: { [personAndDay: string]: { person: string; day: string; figures: { [metric: string]: number } } };
  readonly missions: Mission[];
  readonly rows: Row[];
};

type Person = { tier: number; from: string; to: string; closedThrough: string | null };
type Mission = {
  id: string;
  metric: string;
  target: number;
  /** 0: everybody's. */
  tier: number;
  enabled: boolean;
  activated: boolean;
  retired: boolean;
};
type Row = {
  person: string;
  mission: string;
  from: string;
  to: string;
  status: string;
  value: number;
  completedAt: number | null;
  valueAtCompletion: number | null;
};

/** Makes the rows that these people lack and judges all of theirs. */
export function runOracle(oracle: Oracle, people: readonly string[], now: number): void {
  for (const person of people) {
    createRows(oracle, person);
    for (const row of oracle.rows) if (row.person === person) judge(oracle, row, now);
  }
}

function createRows(oracle: Oracle, person: string): void {
  const own = oracle.people[person];
  if (!own) return;
  for (const mission of oracle.missions) {
    if (!mission.enabled || mission.retired || mission.tier > own.tier) continue;
    const same = oracle.rows.filter((row) => row.person === person && row.mission === mission.id);
    if (same.some((row) => row.from === own.from)) continue;
    if (same.some((row) => row.status !== "completed" && isBefore(oracle.today, row.to))) continue;
    oracle.rows.push({
      person,
      mission: mission.id,
      from: own.from,
      to: own.to,
      status: mission.activated ? "active" : "dormant",
      value: 0,
      completedAt: null,
      valueAtCompletion: null,
    });
  }
}

function judge(oracle: Oracle, row: Row, now: number): void {
  const mission = oracle.missions.find(({ id }) => id === row.mission);
  if (!mission) throw new Error("A row of no mission");
  const isImported = ["sales_dollars", "sales_units", "videos", "views", "likes"].includes(mission.metric);
  const facts = Object.values(isImported ? oracle.videos : oracle.logged).filter(
    ({ person, day }) => person === row.person && day >= row.from && isBefore(day, row.to),
  );
  const sum = (some: typeof facts) =>
    some.reduce((total, { figures }) => total + (mission.metric === "videos" ? 1 : (figures[mission.metric] ?? 0)), 0);
  row.value = mission.metric === "raffle" ? 0 : sum(facts);
  if (row.status === "completed" || !mission.enabled || !mission.activated) return;

  row.status = "active";
  const closedThrough = oracle.people[row.person]?.closedThrough ?? null;
  const counting = isImported ? facts : facts.filter(({ day }) => closedThrough !== null && day <= closedThrough);
  if (mission.metric === "raffle" || row.value < mission.target || sum(counting) < mission.target) return;
  row.status = "completed";
  row.completedAt = now;
  row.valueAtCompletion = row.value;
}

function isBefore(day: string, end: string): boolean {
  return end === "infinity" || day < end;
}
