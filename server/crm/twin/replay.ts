/** One recorded call. */
export type Step = {
  readonly step: number;
  readonly name?: string;
  readonly method: string;
  readonly path: string;
  readonly query?: string | Readonly<Record<string, string | number>>;
  readonly body?: unknown;
  readonly rawBody?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly response: unknown;
  /** A time, a cursor or an order of the recording's day is part of it. */
  readonly dynamic?: boolean;
};

export function stepUrl({ path, query }: Step): string {
  if (query === undefined) return path;
  if (typeof query === "string") return `${path}?${query}`;
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `${path}?${pairs.join("&")}`;
}

/** What tells two answers apart, one line each; none where they are equal. `now`: the clock of whoever answered. */
export function differences(step: Step, status: number, body: unknown, now: number): readonly string[] {
  if (status !== step.status) return [`status: recorded ${step.status}, got ${status} ${shown(body)}`];
  if (step.response === "") return [];
  const isUnordered = step.method === "PATCH" || step.method === "DELETE" || step.path.endsWith("/groupBy");
  return compare(comparable(step.response, isUnordered), comparable(normalise(body, "", now), isUnordered), "");
}

const ownIds = /^(aaaaaaaa|bbbbbbbb|cccccccc|dddddddd|20202020|30303030|6ba7b810|11111111)-/;
const anyId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const anyTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const dayMs = 86_400_000;

/** Brings an answer into the form of the recorded ones. */
function normalise(value: unknown, name: string, now: number): unknown {
  if (Array.isArray(value)) {
    if (value.length > 6) return { $count: value.length, $first: normalise(value[0], "", now) };
    return value.map((item) => normalise(item, "", now));
  }
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalise(inner, key, now)]));
  }
  return typeof value === "string" ? normaliseText(value, name, now) : value;
}

function normaliseText(text: string, name: string, now: number): unknown {
  if (isRecent(text, now)) return "<now>";
  if (anyId.test(text) && !ownIds.test(text)) return "<uuid>";
  if (name.endsWith("Cursor")) {
    const decoded = Buffer.from(text, "base64").toString();
    const [, id = ""] = /"id":"([^"]*)"/.exec(decoded) ?? [];
    const [, time = ""] = /"(\d{4}-[^"]*Z)"/.exec(decoded) ?? [];
    return (id !== "" && !ownIds.test(id)) || isRecent(time, now) ? "<cursor>" : text;
  }
  return text.length > 2_000 ? { $length: text.length } : text;
}

function isRecent(text: string, now: number): boolean {
  return anyTime.test(text) && Math.abs(now - Date.parse(text)) < dayMs;
}

/** Related lists, fields that the recorded object hadn't, and the name of the recording's key tell nothing. */
const leftOut = [
  "timelineActivities",
  "noteTargets",
  "taskTargets",
  "attachments",
  "certifications",
  "projectionVersion",
];

function comparable(value: unknown, isUnordered: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => comparable(item, isUnordered));
    return isUnordered ? items.sort((a, b) => (shown(a) < shown(b) ? -1 : 1)) : items;
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value)
    .filter(([name]) => !leftOut.includes(name) && !(isUnordered && name === "$first"))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, comparable(inner, isUnordered)]);
  const result: Record<string, unknown> = Object.fromEntries(entries);
  return result.source === "API" ? { ...result, name: "<key>" } : result;
}

function compare(recorded: unknown, got: unknown, place: string): readonly string[] {
  if (shown(recorded) === shown(got)) return [];
  if (!isObject(recorded) || !isObject(got) || Array.isArray(recorded) !== Array.isArray(got)) {
    return [`${place}: recorded ${shown(recorded)}, got ${shown(got)}`];
  }
  const names = new Set([...Object.keys(recorded), ...Object.keys(got)]);
  return [...names].flatMap((name) => compare(recorded[name], got[name], `${place}.${name}`));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function shown(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
