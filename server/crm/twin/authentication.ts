import { err, ok, type Result } from "#shared/domain/result.ts";
import type { Db } from "../../db/db.ts";
import { readToken } from "./api-key.ts";
import { isUuid } from "./field-values.ts";
import type { RateLimit } from "./rate-limit.ts";
import type { Refusal } from "./refusal.ts";

/** Whose key a request carries. */
export type Caller = {
  readonly tenantId: string;
  readonly workspaceId: string;
  readonly keyName: string;
  readonly rateLimit: RateLimit;
};

type KeyRow = {
  readonly tenant_id: string;
  readonly workspace_id: string;
  readonly key_name: string;
  readonly signing_secret: Buffer;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly short_limit: number;
  readonly long_limit: number;
};

/** Finds the caller by the `Authorization` header; `nowMs` is the time to compare expiry with. */
export async function authenticate(
  db: Db,
  authorization: string | undefined,
  nowMs: number,
): Promise<Result<Caller, Refusal>> {
  const [, written] = /^bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (written === undefined) return err(refused(403, "Missing authentication token"));

  const token = readToken(written);
  if (token === null || !isUuid(token.claims.keyId)) return err(refused(401, "Token invalid."));
  const [key] = await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<KeyRow>("select * from crm.twin_workspace_by_key($1)", [token.claims.keyId]),
  );
  if (key === undefined || !token.isSignedWith(key.signing_secret)) return err(refused(401, "Token invalid."));
  if (token.claims.expiresAt * 1_000 <= nowMs) return err(refused(401, "Token has expired."));
  if (key.revoked_at !== null) return err(refused(403, "This API Key is revoked"));
  if (key.expires_at !== null && key.expires_at.getTime() <= nowMs) {
    return err(refused(403, "This API Key is expired"));
  }
  return ok({
    tenantId: key.tenant_id,
    workspaceId: key.workspace_id,
    keyName: key.key_name,
    rateLimit: { shortLimit: key.short_limit, longLimit: key.long_limit },
  });
}

function refused(status: 401 | 403, text: string): Refusal {
  const error = status === 401 ? "UNAUTHENTICATED" : "FORBIDDEN_EXCEPTION";
  return { status, body: { statusCode: status, messages: [text], error } };
}
