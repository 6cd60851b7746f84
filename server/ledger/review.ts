import type { LeaveRequest } from "#shared/domain/profile/profile.ts";
import { addDays, type CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { RepReview } from "#shared/protocol/history.ts";
import type { Db } from "../db/db.ts";
import { menteesOf, mentorOf } from "../org/mentees.ts";
import { dayClockOf, repStanding } from "../org/rep-profile.ts";
import { type Onlooker, visibleRep } from "../org/reps.ts";
import { awardsOf } from "./awards-repository.ts";
import { pastDecisions } from "./decisions-repository.ts";
import { clockDoubts, suspectActivities } from "./review-repository.ts";

/** Of what has no end, so many rows are shown. */
const rowsAtMost = 100;

/** What waits for a manager's decision about a rep, and what was decided. `null` for a rep whom the onlooker doesn't see. */
export async function reviewOf(db: Db, onlooker: Onlooker, repId: string, now: Instant): Promise<RepReview | null> {
  const { tenantId } = onlooker;
  const rep = { tenantId, repId };
  return db.inTransaction({ kind: "tenant", tenantId }, async (tx) => {
    if (!(await visibleRep(tx, onlooker, repId))) return null;
    const standing = await repStanding(tx, rep);
    if (!standing) return null;
    const { profile } = standing;
    const today = dateAt(now, dayClockOf(profile));
    const leave = new Set(profile.leave);
    const awards = await awardsOf(tx, rep);
    return {
      repId,
      suspects: await suspectActivities(tx, rep, rowsAtMost),
      clocks: await clockDoubts(tx, rep, rowsAtMost),
      leaveRequests: profile.leaveRequests.filter((request) => isWaiting(request, leave)),
      mentor: await mentorOf(tx, rep, today),
      mentees: await menteesOf(tx, rep, today),
      awards: awards.toSorted((a, b) => (a.localDate < b.localDate ? 1 : a.localDate > b.localDate ? -1 : 0)),
      decisions: await pastDecisions(tx, rep, rowsAtMost),
    };
  });
}

/** Whether dates of it had begun when it was made, and count as worked until somebody approves it. */
function isWaiting({ approved, from, to }: LeaveRequest, leave: ReadonlySet<CivilDate>): boolean {
  if (approved) return false;
  for (let date = from; date <= to; date = addDays(date, 1)) if (!leave.has(date)) return true;
  return false;
}
