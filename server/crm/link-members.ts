import { linkReps, unlinkedReps } from "./member-repository.ts";
import { listInTurn, type Session, type SessionFailure } from "./session.ts";

/**
 * Finds the workspace member of every rep who has none yet, by e-mail and once: from then on the member's id is the rep's identity, whatever
 * becomes of the e-mail. Reps without a member stay without one. Returns what went wrong.
 */
export async function linkMembers(session: Session): Promise<SessionFailure | null> {
  const { db, lease } = session;
  const { tenantId } = lease;
  const reps = await db.inTransaction({ kind: "tenant", tenantId }, (tx) => unlinkedReps(tx, tenantId));
  const withEmail = reps.filter(({ email }) => email !== null);
  if (withEmail.length === 0) return null;

  const members = await listInTurn(session, (client, after) => client.listMembers(after));
  if (!members.ok) return members.error;
  const idsByEmail = new Map(members.value.map(({ id, email }) => [email.toLowerCase(), id]));
  const links = withEmail.flatMap(({ id: repId, email }) => {
    const memberId = idsByEmail.get((email ?? "").toLowerCase());
    return memberId === undefined ? [] : [{ repId, memberId }];
  });
  await db.inTransaction({ kind: "tenant", tenantId }, (tx) => linkReps(tx, tenantId, links));
  return null;
}
