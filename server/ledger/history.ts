import * as z from "zod/mini";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import type { ActivityPage, EntryPage } from "#shared/protocol/history.ts";
import type { Db, Tx } from "../db/db.ts";
import type { RepKey } from "../org/rep-key.ts";
import { type Onlooker, visibleRep } from "../org/reps.ts";
import { awardsOfDates } from "./awards-repository.ts";
import { activitiesOfSpan, type DateSpan, entriesOfDate } from "./history-repository.ts";

export type Page = {
  /** What the page before named as `next`. */
  readonly after: string | null;
  readonly limit: number;
};

/** The rep's activities of dates that a device may no longer hold. `null` for a rep whom the onlooker doesn't see. */
export async function activityHistory(
  db: Db,
  onlooker: Onlooker,
  repId: string,
  span: DateSpan,
  { after, limit }: Page,
): Promise<ActivityPage | null> {
  return forVisibleRep(db, onlooker, repId, async (tx, rep) => {
    const found = await activitiesOfSpan(tx, rep, span, readKey(activityKeySchema, after), limit + 1);
    const activities = found.slice(0, limit);
    const last = activities.at(-1);
    const isLast = found.length <= limit || last === undefined;
    return { activities, next: isLast ? null : writeKey({ date: last.localDate, at: last.occurredAt, id: last.id }) };
  });
}

/** The ledger's lines of a date with their arithmetic, and the date's awards. `null` for a rep whom the onlooker doesn't see. */
export async function entryHistory(
  db: Db,
  onlooker: Onlooker,
  repId: string,
  date: CivilDate,
  { after, limit }: Page,
): Promise<EntryPage | null> {
  return forVisibleRep(db, onlooker, repId, async (tx, rep) => {
    const found = await entriesOfDate(tx, rep, date, readKey(entryKeySchema, after), limit + 1);
    const entries = found.slice(0, limit);
    const last = entries.at(-1);
    const isLast = found.length <= limit || last === undefined;
    const awards = await awardsOfDates(tx, rep, [date]);
    return { entries, awards, next: isLast ? null : writeKey({ cause: last.cause, id: last.id }) };
  });
}

/** One date alone. */
export function spanOfDate(date: CivilDate): DateSpan {
  return { from: date, before: addDays(date, 1) };
}

function forVisibleRep<Value>(
  db: Db,
  onlooker: Onlooker,
  repId: string,
  read: (tx: Tx, rep: RepKey) => Promise<Value>,
): Promise<Value | null> {
  const { tenantId } = onlooker;
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) =>
    (await visibleRep(tx, onlooker, repId)) ? read(tx, { tenantId, repId }) : null,
  );
}

const activityKeySchema = z.object({
  date: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  at: z.int(),
  id: z.uuid(),
});
const entryKeySchema = z.object({ cause: z.string(), id: z.uuid() });

function writeKey(key: object): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** A text that no answer of ours named begins at the start. */
function readKey<Key>(schema: z.ZodMiniType<Key>, text: string | null): Key | null {
  if (text === null) return null;
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
