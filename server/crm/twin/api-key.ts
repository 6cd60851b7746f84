import { createHmac, timingSafeEqual } from "node:crypto";

/** What an API key's token says about itself. */
export type KeyClaims = {
  readonly workspaceId: string;
  readonly keyId: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
  readonly expiresAt: number;
};

/** A token that was read but not yet trusted: the key that it names tells the secret to check it with. */
export type UnverifiedToken = { readonly claims: KeyClaims; isSignedWith(secret: Uint8Array): boolean };

const header = { alg: "HS256", typ: "JWT" };

/** Makes a JSON Web Token, signed with HMAC-SHA256. */
export function signToken(claims: KeyClaims, secret: Uint8Array): string {
  const payload = {
    sub: claims.workspaceId,
    type: "API_KEY",
    workspaceId: claims.workspaceId,
    iat: claims.issuedAt,
    exp: claims.expiresAt,
    jti: claims.keyId,
  };
  const signed = `${encode(header)}.${encode(payload)}`;
  return `${signed}.${sign(signed, secret).toString("base64url")}`;
}

/** Reads a token; null where it isn't one of ours. */
export function readToken(token: string): UnverifiedToken | null {
  const [head = "", body = "", signature = "", ...rest] = token.split(".");
  const claims = parseClaims(decode(body));
  if (rest.length > 0 || claims === null || decode(head)?.alg !== header.alg) return null;
  return {
    claims,
    isSignedWith: (secret) => {
      const given = Buffer.from(signature, "base64url");
      const expected = sign(`${head}.${body}`, secret);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
  };
}

function parseClaims(payload: Record<string, unknown> | null): KeyClaims | null {
  if (payload === null) return null;
  const { workspaceId, jti, iat, exp } = payload;
  if (typeof workspaceId !== "string" || typeof jti !== "string") return null;
  if (typeof iat !== "number" || typeof exp !== "number") return null;
  return { workspaceId, keyId: jti, issuedAt: iat, expiresAt: exp };
}

function sign(signed: string, secret: Uint8Array): Buffer {
  return createHmac("sha256", secret).update(signed).digest();
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString("base64url");
}

function decode(part: string): Record<string, unknown> | null {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(part, "base64url").toString());
    return typeof decoded === "object" && decoded !== null ? { ...decoded } : null;
  } catch {
    return null;
  }
}
