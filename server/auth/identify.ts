import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Db } from "../db/db.ts";
import { RequestFault } from "../http/fault.ts";
import { membershipOf } from "../org/members.ts";
import type { Auth } from "./auth.ts";
import type { Identity } from "./identity.ts";

/** Asks every route of this scope for a session, before its body is read, and sets `request.identity`. */
export function requireIdentity(scope: FastifyInstance, { auth, db }: { readonly auth: Auth; readonly db: Db }): void {
  const identities = new WeakMap<FastifyRequest, Identity>();
  scope.decorateRequest("identity", {
    getter() {
      const identity = identities.get(this);
      if (!identity) throw new Error("Nobody was asked to sign in here.");
      return identity;
    },
    setter(identity: Identity) {
      identities.set(this, identity);
    },
  });
  scope.addHook("onRequest", async (request, reply) => {
    request.identity = await identify(request, reply, auth, db);
  });
}

async function identify(request: FastifyRequest, reply: FastifyReply, auth: Auth, db: Db): Promise<Identity> {
  const { account, cookies } = await auth.sessionOf(request.headers.cookie ?? "");
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  if (!account) throw new RequestFault({ code: "signed_out", message: "Sign in first." });

  const membership = await membershipOf(db, account.userId);
  if (!membership) throw new RequestFault({ code: "forbidden", message: "This account belongs to no team." });
  return { ...membership, email: account.email };
}
