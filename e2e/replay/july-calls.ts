import { parse } from "csv-parse/sync";
import { type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { instantAt, type Zone } from "#shared/domain/time/zone.ts";
import type { ActivityDraft } from "../../client/store/store.ts";

/** How many call days a replay has. */
export const replayDays = 20;

/** A draft for the console of a device that was offline: recorded when it happened. */
export type ReplayedDraft = ActivityDraft & { readonly occurredAt: Instant; readonly recordedAt: Instant };

export type Replay = {
  /** In the order of their times. */
  readonly drafts: readonly ReplayedDraft[];
  readonly calls: number;
  readonly deals: number;
  /** What the calls and deals earn by the price list, written down by hand; dates earn besides. */
  readonly baseXp: number;
};

type Row = { readonly rep: string; readonly date: string; readonly time: string } & {
  readonly duration_seconds: string;
  readonly deal_closed: string;
};

/** Takes a rep's first call days of July 2008 from a file of calls, moved onto the given dates. Throws where the file hasn't as many. */
export function julyCalls(csv: string, rep: string, dates: readonly CivilDate[], zone: Zone): Replay {
  const rows = (parse(csv, { columns: true, bom: true }) as readonly Row[])
    .filter((row) => row.rep === rep && row.date.startsWith("2008-07-"))
    .sort((a, b) => `${a.date} ${a.time}`.localeCompare(`${b.date} ${b.time}`));
  const callDates = [...new Set(rows.map(({ date }) => date))].slice(0, dates.length);
  if (callDates.length < dates.length)
    throw new Error(`The file has ${callDates.length} call days of ${rep} in July 2008, not ${dates.length}.`);

  const replayed = rows.filter(({ date }) => callDates.includes(date));
  const drafts = replayed.flatMap((row) => {
    const at = instantAt(dates[callDates.indexOf(row.date)] as CivilDate, row.time, zone);
    if (parseCivilDate(row.date) === null || at === null)
      throw new Error(`Not a date and time: ${row.date} ${row.time}`);
    return draftsOf(row, at);
  });
  const calls = replayed.length;
  return { drafts, calls, deals: drafts.length - calls, baseXp: replayed.reduce((sum, row) => sum + baseXpOf(row), 0) };
}

/** A call, and a deal where one came of it. A file of calls knows no outcomes: who talked for 10 s was there. */
function draftsOf({ duration_seconds, deal_closed }: Row, at: Instant): readonly ReplayedDraft[] {
  const durationSeconds = Number(duration_seconds);
  const times = { occurredAt: at, recordedAt: at };
  const disposition = durationSeconds >= 10 ? "contact" : "no_answer";
  const call: ReplayedDraft = { activity: "call", disposition, durationSeconds, ...times };
  return deal_closed === "yes" ? [call, { activity: "deal_closed", ...times }] : [call];
}

function baseXpOf({ duration_seconds, deal_closed }: Row): number {
  const seconds = Number(duration_seconds);
  return 2 + (seconds >= 10 ? 5 : 0) + (seconds >= 120 ? 15 : 0) + (deal_closed === "yes" ? 300 : 0);
}
