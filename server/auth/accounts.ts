import { randomUUID } from "node:crypto";
import type pg from "pg";
import { err, ok, type Result } from "#shared/domain/result.ts";

/** How passwords become what is stored: the sign-in library's way. */
export type PasswordHash = {
  hash(password: string): Promise<string>;
  verify(claim: { readonly hash: string; readonly password: string }): Promise<boolean>;
};

export type NewAccount = { readonly email: string; readonly name: string; readonly password: string };

export type Accounts = ReturnType<typeof createAccounts>;

/** The accounts, kept in the sign-in library's tables by statements of our own: it only knows how people sign themselves up. */
export function createAccounts(pool: pg.Pool, passwords: PasswordHash) {
  return {
    /** Makes an account and returns the user's id. An e-mail is unique over all tenants, whatever its case. */
    async createAccount(account: NewAccount): Promise<Result<string, { readonly code: "email_taken" }>> {
      const userId = randomUUID();
      const { rowCount } = await pool.query(
        `with made as (
           insert into "user" (id, name, email, "emailVerified") values ($1, $2, $3, true)
           on conflict (email) do nothing
           returning id
         )
         insert into account (id, "accountId", "providerId", "userId", password, "updatedAt")
         select $4, made.id, 'credential', made.id, $5, now() from made`,
        [userId, account.name, account.email.toLowerCase(), randomUUID(), await passwords.hash(account.password)],
      );
      return rowCount === 1 ? ok(userId) : err({ code: "email_taken" });
    },

    async userIdOf(email: string): Promise<string | null> {
      const { rows } = await pool.query<{ id: string }>('select id from "user" where email = $1', [
        email.toLowerCase(),
      ]);
      return rows[0]?.id ?? null;
    },

    async hasPassword(userId: string, password: string): Promise<boolean> {
      const { rows } = await pool.query<{ password: string }>(
        `select password from account where "userId" = $1 and "providerId" = 'credential' and password is not null`,
        [userId],
      );
      const hash = rows[0]?.password;
      return hash !== undefined && (await passwords.verify({ hash, password }));
    },

    /** Gives an account another password and ends its sessions. */
    async setPassword(userId: string, password: string): Promise<void> {
      await changePassword(pool, userId, await passwords.hash(password));
    },

    /** Lets nobody in by this account until it gets a password again, and ends its sessions. */
    removePassword: (userId: string): Promise<void> => changePassword(pool, userId, null),
  };
}

async function changePassword(pool: pg.Pool, userId: string, hash: string | null): Promise<void> {
  await pool.query(
    `with changed as (
       update account set password = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'
     )
     delete from session where "userId" = $1`,
    [userId, hash],
  );
}
