import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Accounts, NewAccount } from "../auth/accounts.ts";
import type { Db } from "../db/db.ts";
import { membershipOf } from "./members.ts";

/**
 * Makes an account for someone who is about to become a member, and returns the user's id. An account without a membership was left by a
 * set-up that was cut off between the two: it is taken over.
 */
export async function openAccount(
  { accounts, db }: { readonly accounts: Accounts; readonly db: Db },
  account: NewAccount,
): Promise<Result<string, { readonly code: "email_taken" }>> {
  const made = await accounts.createAccount(account);
  if (made.ok) return made;

  const userId = await accounts.userIdOf(account.email);
  if (userId === null || (await membershipOf(db, userId)) !== null) return err(made.error);
  await accounts.setPassword(userId, account.password);
  return ok(userId);
}
