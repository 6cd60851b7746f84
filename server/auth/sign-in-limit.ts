import { createHash } from "node:crypto";
import type pg from "pg";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { type Instant, minuteMs } from "#shared/domain/time/instant.ts";
import { networkOf } from "./network.ts";

type Attempt = { readonly email: string; readonly address: string };

export type SignInLimit = ReturnType<typeof createSignInLimit>;

const windowMs = 15 * minuteMs;

/** Many people may sit behind one address. */
const attemptsAtMost = { account: 10, address: 100 };

/**
 * Bounds how often a password may be tried. An attempt is counted before the password is looked at, so that many at once don't
 * slip through, and given back when it was right, so that people who know theirs are never refused.
 */
export function createSignInLimit(pool: pg.Pool) {
  return {
    async take(
      attempt: Attempt,
      now: Instant,
    ): Promise<Result<null, { code: "rate_limited"; retryAfterSeconds: number }>> {
      const { account, address } = keysOf(attempt);
      const { rows } = await pool.query<{ key: string; attempts: number; since: Date }>(
        // In the order of the keys: two requests never wait for each other.
        `insert into sign_in_attempts as a (key, attempts, since)
         select key, 1, $2 from unnest($1::text[]) as key order by key
         on conflict (key) do update
            set attempts = case when a.since <= $3 then 1 else a.attempts + 1 end,
                since    = case when a.since <= $3 then $2 else a.since end
         returning key, attempts, since`,
        [[account, address], new Date(now), new Date(now - windowMs)],
      );
      await pool.query("delete from sign_in_attempts where since <= $1", [new Date(now - windowMs)]);

      const full = rows.filter(
        ({ key, attempts }) => attempts > (key === account ? attemptsAtMost.account : attemptsAtMost.address),
      );
      if (full.length === 0) return ok(null);
      const freeAt = Math.max(...full.map(({ since }) => since.getTime() + windowMs));
      return err({ code: "rate_limited", retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now) / 1000)) });
    },

    async giveBack(attempt: Attempt): Promise<void> {
      const { account, address } = keysOf(attempt);
      await pool.query("delete from sign_in_attempts where key = $1", [account]);
      await pool.query("update sign_in_attempts set attempts = greatest(attempts - 1, 0) where key = $1", [address]);
    },
  };
}

/** Hashed: what people type into the wrong field, and where they are, isn't kept. */
function keysOf({ email, address }: Attempt): { readonly account: string; readonly address: string } {
  const digest = (text: string) => createHash("sha256").update(text).digest("base64url");
  return {
    account: digest(`account ${email.trim().toLowerCase()}`),
    address: digest(`address ${networkOf(address)}`),
  };
}
