import type { FastifyRequest } from "fastify";
import { RequestFault } from "../http/fault.ts";

export type Role = "rep" | "manager" | "admin";

/** Who sends a request: an account and what it is in its tenant. */
export type Identity = {
  readonly userId: string;
  readonly email: string;
  readonly tenantId: string;
  readonly role: Role;
  readonly displayName: string;
  /** Set for the role `rep` alone. */
  readonly repId: string | null;
};

declare module "fastify" {
  interface FastifyRequest {
    /** Set before any route that asks for a session runs; reading it elsewhere throws. */
    identity: Identity;
  }
}

/** A `preHandler` for what managers and admins may do. */
export async function requireManager(request: FastifyRequest): Promise<void> {
  if (request.identity.role === "rep") {
    throw new RequestFault({ code: "forbidden", message: "This is for managers." });
  }
}

/** The rep that a session belongs to, for what only reps do. */
export function requireRep({ identity }: FastifyRequest): { readonly tenantId: string; readonly repId: string } {
  if (identity.repId === null) throw new RequestFault({ code: "forbidden", message: "This is for reps." });
  return { tenantId: identity.tenantId, repId: identity.repId };
}
