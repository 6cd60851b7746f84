import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Me } from "#shared/protocol/me.ts";

export type AccountFailure = {
  readonly code: "signed_out" | "wrong_credentials" | "rate_limited" | "no_answer" | "unavailable";
};

/** The server's side of signing in, as the browser sees it. Nothing here throws. */
export type AccountApi = {
  me(): Promise<Result<Me, AccountFailure>>;
  signIn(email: string, password: string): Promise<Result<null, AccountFailure>>;
  signOut(): Promise<Result<null, AccountFailure>>;
};

export function createAccountApi(fetchAnswer: typeof fetch): AccountApi {
  async function ask(path: string, init: RequestInit): Promise<Result<unknown, AccountFailure>> {
    try {
      const response = await fetchAnswer(path, { ...init, credentials: "same-origin", redirect: "manual" });
      if (response.ok) return ok(await response.json());
      return err({ code: codeOf(response.status, path) });
    } catch {
      return err({ code: "no_answer" });
    }
  }
  const post = (path: string, body: unknown): Promise<Result<unknown, AccountFailure>> =>
    ask(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });

  return {
    async me() {
      const answer = await ask("/api/me", { cache: "no-store" });
      if (!answer.ok) return answer;
      return isMe(answer.value) ? ok(answer.value) : err({ code: "unavailable" });
    },
    async signIn(email, password) {
      const answer = await post("/api/auth/sign-in/email", { email, password });
      return answer.ok ? ok(null) : answer;
    },
    async signOut() {
      const answer = await post("/api/auth/sign-out", {});
      return answer.ok ? ok(null) : answer;
    },
  };
}

function codeOf(status: number, path: string): AccountFailure["code"] {
  if (status === 429) return "rate_limited";
  if (status >= 400 && status < 500) return path === "/api/me" ? "signed_out" : "wrong_credentials";
  return "unavailable";
}

/** The outline only: a captive portal's answer has another. */
export function isMe(value: unknown): value is Me {
  if (typeof value !== "object" || value === null) return false;
  const { userId, role, tenant, rep } = value as Partial<Me>;
  return (
    typeof userId === "string" &&
    (role === "rep" || role === "manager" || role === "admin") &&
    typeof tenant?.id === "string" &&
    (rep === null || typeof rep?.id === "string")
  );
}
