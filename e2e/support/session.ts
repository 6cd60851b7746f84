import { demoPassword } from "./product.ts";

/** A signed-in account that talks to the server as a script would. */
export type Session = {
  get<Body>(path: string): Promise<Body>;
  /** Answers with whatever came, refused or not. */
  post<Body>(path: string, body: unknown): Promise<{ readonly status: number; readonly body: Body }>;
};

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

  return {
    async get<Body>(path: string) {
      const answer = await fetch(url + path, { headers: { cookie } });
      if (!answer.ok) throw new Error(`GET ${path} was refused: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Body;
    },
    async post<Body>(path: string, body: unknown) {
      const answer = await fetch(url + path, {
        method: "POST",
        headers: { ...headers, cookie },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: (await answer.json()) as Body };
    },
  };
}
