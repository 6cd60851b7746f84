import { randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

export type FakeRow = { readonly workspaceMemberId: string; readonly [field: string]: unknown };

export type FakeRequest =
  | { readonly kind: "list"; readonly memberIds: readonly string[] }
  | { readonly kind: "upsert"; readonly rows: readonly FakeRow[] };

/** What goes wrong with a request: how many of its rows are stored all the same, and what is answered, if anything. */
export type Fault = {
  readonly stored: "none" | "half" | "all";
  readonly answer: { readonly status: number; readonly body: unknown } | "never" | "cut";
};

/** May take its time: until then the request is under way. */
export type FaultOf = (request: FakeRequest) => Fault | null | Promise<Fault | null>;

export type FakeTwenty = {
  readonly url: string;
  readonly requests: FakeRequest[];
  /** By member. */
  readonly records: Map<string, FakeRow>;
  /** Asked at every request; null: all goes well. */
  setFaults(faultOf: FaultOf): void;
  close(): Promise<void>;
};

export function refusal(text: string, status = 400, code?: string): Fault {
  const body = { statusCode: status, error: "Error", messages: [text], ...(code !== undefined && { code }) };
  return { stored: "none", answer: { status, body } };
}

/** A Twenty that does what it is told: list by member and batch upsert, with faults by script. Not to learn its manners from: the twin has these. */
export async function startFakeTwenty(): Promise<FakeTwenty> {
  const requests: FakeRequest[] = [];
  const records = new Map<string, FakeRow>();
  let faultOf: FaultOf = () => null;

  const server = http.createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const request = toRequest(incoming.url ?? "", Buffer.concat(chunks).toString());
    requests.push(request);
    const fault = await faultOf(request);
    const answer = perform(request, fault?.stored ?? "all");
    if (fault?.answer === "cut") incoming.socket.destroy();
    if (fault?.answer === "cut" || fault?.answer === "never") return;
    const { status, body } = fault?.answer ?? answer;
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  function perform(request: FakeRequest, stored: Fault["stored"]) {
    if (request.kind === "list") {
      const rows = request.memberIds.flatMap((id) => records.get(id) ?? []);
      const pageInfo = { hasNextPage: false, endCursor: null };
      return { status: 200, body: { data: { repProgressions: rows }, pageInfo } };
    }
    const share = { none: 0, half: Math.floor(request.rows.length / 2), all: request.rows.length }[stored];
    for (const row of request.rows.slice(0, share)) {
      const before = records.get(row.workspaceMemberId) ?? { id: randomUUID(), deletedAt: null };
      records.set(row.workspaceMemberId, { ...before, ...row });
    }
    // In another order than asked, as Twenty does.
    const rows = request.rows.flatMap((row) => records.get(row.workspaceMemberId) ?? []).reverse();
    return { status: 201, body: { data: { createRepProgressions: rows } } };
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    records,
    setFaults(next) {
      faultOf = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function toRequest(url: string, body: string): FakeRequest {
  if (body !== "") return { kind: "upsert", rows: JSON.parse(body) };
  const filter = new URL(url, "http://fake.invalid").searchParams.get("filter") ?? "";
  const [, list = ""] = /workspaceMemberId\[in\]:\[([^\]]*)\]/.exec(filter) ?? [];
  return { kind: "list", memberIds: list.split(",").map((id) => id.replaceAll('"', "")) };
}
