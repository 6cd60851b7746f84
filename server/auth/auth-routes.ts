import type { FastifyInstance } from "fastify";
import * as z from "zod/mini";
import type { Instant } from "#shared/domain/time/instant.ts";
import { type Fault, RequestFault } from "../http/fault.ts";
import type { Auth, SignInRefusal } from "./auth.ts";

export type AuthRouteParts = { readonly auth: Auth; readonly clock: () => Instant };

const credentialsSchema = z.object({
  email: z.string().check(z.email(), z.maxLength(254)),
  password: z.string().check(z.minLength(1), z.maxLength(128)),
});

/** `POST /api/auth/sign-in/email` and `POST /api/auth/sign-out`: all that the sign-in library shows to the outside. */
export function registerAuthRoutes(app: FastifyInstance, { auth, clock }: AuthRouteParts): void {
  const options = { bodyLimit: 4096 };

  app.post("/api/auth/sign-in/email", options, async (request, reply) => {
    const credentials = credentialsSchema.safeParse(request.body);
    if (!credentials.success) throw new RequestFault(invalidCredentials(credentials.error));

    const signedIn = await auth.signIn({ ...credentials.data, address: request.ip }, clock());
    if (!signedIn.ok) throw new RequestFault(faultOf(signedIn.error));
    return reply.header("set-cookie", signedIn.value).send({ ok: true });
  });

  app.post("/api/auth/sign-out", options, async (request, reply) =>
    reply.header("set-cookie", await auth.signOut(request.headers.cookie ?? "")).send({ ok: true }),
  );
}

function invalidCredentials({ issues }: z.core.$ZodError): Fault {
  const field = issues[0]?.path[0];
  return {
    code: "invalid_request",
    message: "An e-mail address and a password are needed.",
    ...(typeof field === "string" && { field }),
  };
}

function faultOf(refusal: SignInRefusal): Fault {
  switch (refusal.code) {
    case "wrong_credentials":
      return { code: "wrong_credentials", message: "The e-mail address or the password is wrong." };
    case "rate_limited":
      return { ...refusal, message: "Too many attempts to sign in. Wait, then try again." };
  }
}
