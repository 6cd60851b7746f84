/** A JSON request to the page's own server. Throws on any answer but a success. */
export async function post<Answer>(path: string, body: unknown): Promise<Answer> {
  return read(
    await fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  );
}

export async function get<Answer>(path: string): Promise<Answer> {
  return read(await fetch(path, { cache: "no-store" }));
}

async function read<Answer>(response: Response): Promise<Answer> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return (await response.json()) as Answer;
}
