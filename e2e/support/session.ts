import type { Me, Totals } from "#shared/protocol/me.ts";
import { demoPassword } from "./product.ts";

/** A signed-in account that talks to the server as a script would. */
export type Session = {
  /** What each request carries. */
  readonly cookie: string;
  get<Body>(path: string): Promise<Body>;
  /** Answers with whatever came, refused or not. */
  post<Body>(path: string, body: unknown): Promise<Reply<Body>>;
  /** The same with a body that needn't be JSON. */
  postText<Body>(path: string, text: string): Promise<Reply<Body>>;
};

export type Reply<Body> = { readonly status: number; readonly body: Body };

/** Signs in. Throws when the server refuses. */
export async function signIn(url: string, email: string, password: string = demoPassword): Promise<Session> {
  const headers = { "content-type": "application/json", origin: url };
  const signedIn = await fetch(`${url}/api/auth/sign-in/email`, {
    method: "POST",
    headers,
    body: JSON.stringify({ email, password }),
  });
  if (!signedIn.ok) throw new Error(`Signing in as ${email} was refused: ${signedIn.status} ${await signedIn.text()}`);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

  async function postText<Body>(path: string, text: string): Promise<Reply<Body>> {
    const answer = await fetch(url + path, { method: "POST", headers: { ...headers, cookie }, body: text });
    return { status: answer.status, body: (await answer.json()) as Body };
  }

  return {
    cookie,
    async get<Body>(path: string) {
      const answer = await fetch(url + path, { headers: { cookie } });
      if (!answer.ok) throw new Error(`GET ${path} was refused: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Body;
    },
    post: (path, body) => postText(path, JSON.stringify(body)),
    postText,
  };
}

/** The address of one of the demo tenant's reps. */
export function emailOf(repCode: string): string {
  return `${repCode}@demo.test`;
}

/** What the ledger says of the session's rep. Throws where it says nothing yet. */
export async function totalsOf(session: Session): Promise<Totals> {
  const { totals } = await session.get<Me>("/api/me");
  if (totals === null) throw new Error("The ledger has nothing on this rep.");
  return totals;
}
