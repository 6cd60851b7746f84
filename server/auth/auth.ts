import { APIError, betterAuth } from "better-auth";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { createAccounts } from "./accounts.ts";
import { createAuthPool } from "./auth-pool.ts";
import { createSignInLimit } from "./sign-in-limit.ts";

export type AuthOptions = {
  readonly adminConnectionString: string;
  /** Signs the cookies; at least 32 characters. Servers that share a database share it. */
  readonly secret: string;
  /** Whether people reach the server by https: cookies are then kept off http. */
  readonly secureCookies: boolean;
  readonly onError: (error: Error) => void;
};

export type Account = { readonly userId: string; readonly email: string };

/** What a browser has to keep, as values of `Set-Cookie`. */
export type Cookies = readonly string[];

export type SignInRefusal =
  | { readonly code: "wrong_credentials" }
  | { readonly code: "rate_limited"; readonly retryAfterSeconds: number };

export type SignInAttempt = {
  readonly email: string;
  readonly password: string;
  /** The network address that the attempt came from. */
  readonly address: string;
};

export type Auth = ReturnType<typeof createAuth>;

const daySeconds = 24 * 3600;

/** A rep who was offline for a month, and on leave for another, still is signed in. */
const sessionSeconds = 60 * daySeconds;

/** Sign-in, sessions and accounts. Nobody can sign up: accounts are made by whoever sets a tenant up. */
export function createAuth({ adminConnectionString, secret, secureCookies, onError }: AuthOptions) {
  const pool = createAuthPool(adminConnectionString, onError);
  const limit = createSignInLimit(pool);
  const passwords = { hash: hashPassword, verify: verifyPassword };
  const library = betterAuth({
    // The library is called, not served: no address of ours depends on this one.
    baseURL: "http://localhost",
    secret,
    database: pool,
    emailAndPassword: { enabled: true, disableSignUp: true, password: passwords },
    session: { expiresIn: sessionSeconds, updateAge: daySeconds },
    rateLimit: { enabled: false }, // it counts requests by address alone: `limit` counts by account too
    advanced: { cookiePrefix: "perennial", useSecureCookies: secureCookies, ipAddress: { disableIpTracking: true } },
    telemetry: { enabled: false },
    logger: { level: "error", log: (_level, message) => onError(new Error(message)) },
  });

  return {
    accounts: createAccounts(pool, passwords),

    /** Opens a session. Attempts are counted by account and by address, and given back when the password was right. */
    async signIn(attempt: SignInAttempt, now: Instant): Promise<Result<Cookies, SignInRefusal>> {
      const permit = await limit.take(attempt, now);
      if (!permit.ok) return permit;
      try {
        const { email, password } = attempt;
        const { headers } = await library.api.signInEmail({ body: { email, password }, returnHeaders: true });
        await limit.giveBack(attempt);
        return ok(headers.getSetCookie());
      } catch (error) {
        if (error instanceof APIError && error.statusCode < 500) return err({ code: "wrong_credentials" });
        throw error;
      }
    },

    /** Ends the session that a request's cookies name, if there is one, and returns what makes the browser forget it. */
    async signOut(cookieHeader: string): Promise<Cookies> {
      const { headers } = await library.api.signOut({ headers: asHeaders(cookieHeader), returnHeaders: true });
      return headers.getSetCookie();
    },

    /** Whose session a request's cookies name, and what the browser has to keep where the session was prolonged or has ended. */
    async sessionOf(cookieHeader: string): Promise<{ readonly account: Account | null; readonly cookies: Cookies }> {
      const { headers, response } = await library.api.getSession({
        headers: asHeaders(cookieHeader),
        returnHeaders: true,
      });
      const account = response && { userId: response.user.id, email: response.user.email };
      return { account, cookies: headers.getSetCookie() };
    },

    /** Whose session it still is, without prolonging it: for where the browser can't be told of another cookie any more. */
    async accountOf(cookieHeader: string): Promise<Account | null> {
      const session = await library.api.getSession({
        headers: asHeaders(cookieHeader),
        query: { disableRefresh: true },
      });
      return session && { userId: session.user.id, email: session.user.email };
    },

    close: () => pool.end(),
  };
}

function asHeaders(cookieHeader: string): Headers {
  return new Headers({ cookie: cookieHeader });
}
