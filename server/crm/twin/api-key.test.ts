import { expect, test } from "vitest";
import { readToken, signToken } from "./api-key.ts";

const secret = Buffer.alloc(32, 1);
const claims = { workspaceId: "w", keyId: "k", issuedAt: 1, expiresAt: 2 };

test("a token tells its claims, and only its own secret has signed it", () => {
  const token = readToken(signToken(claims, secret));
  expect(token?.claims).toEqual(claims);
  expect(token?.isSignedWith(secret)).toBe(true);
  expect(token?.isSignedWith(Buffer.alloc(32, 2))).toBe(false);
});

test("a token whose claims were changed isn't signed any more", () => {
  const [head, , signature] = signToken(claims, secret).split(".");
  const [, body] = signToken({ ...claims, keyId: "other" }, Buffer.alloc(32, 2)).split(".");
  expect(readToken(`${head}.${body}.${signature}`)?.isSignedWith(secret)).toBe(false);
});

test("a token that names no algorithm, or another one, isn't read", () => {
  const [, body] = signToken(claims, secret).split(".");
  const head = (alg: string) => Buffer.from(JSON.stringify({ alg })).toString("base64url");
  for (const token of ["abc", "a.b.c", "", `${head("none")}.${body}.`, `${head("RS256")}.${body}.x`]) {
    expect(readToken(token)).toBeNull();
  }
});
