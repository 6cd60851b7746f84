import { once } from "node:events";
import { type ClientRequest, createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import type { SyncRequest } from "#shared/protocol/sync.ts";

/**
 * What happens to a sync on its way. `refused`: the server never sees it. `answer_lost`: it does, and not a byte comes back.
 * `answer_cut`: the connection breaks in the middle of the answer's body.
 */
export type Fault = "none" | "refused" | "answer_lost" | "answer_cut";

/** A sync that came by, in milliseconds of `performance.now()`. */
export type PassingSync = {
  readonly deviceId: string;
  readonly operations: number;
  readonly arrivedAt: number;
  /** How many syncs of its device were under way when it came, itself included. */
  readonly atOnce: number;
};

export type FaultProxy = {
  readonly url: string;
  /** Every sync that came by, in order. */
  readonly syncs: PassingSync[];
  /** Decides what happens to each sync from now on; one whose promise isn't kept yet is held up. Default: nothing does. */
  meddle(fault: (sync: PassingSync) => Fault | Promise<Fault>): void;
  close(): Promise<void>;
};

/**
 * Stands between browsers and a product, on a port of its own, and breaks syncs as it is told. `roundTripMs` is spent half on the way
 * there and half on the way back; making a connection costs nothing.
 */
export async function createFaultProxy(target: string, { roundTripMs = 0 } = {}): Promise<FaultProxy> {
  const syncs: PassingSync[] = [];
  const underWay = new Map<string, number>();
  let decide: (sync: PassingSync) => Fault | Promise<Fault> = () => "none";

  const server = createServer((incoming, response) => {
    pass(incoming, response).catch(() => response.destroy());
  });

  async function pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(incoming);
    const sync = incoming.url === "/api/sync" ? noted(body, response) : null;
    const fault = sync ? await decide(sync) : "none";
    if (fault === "refused") return void response.destroy();

    await pause(roundTripMs / 2);
    const answer = await answerOf(forward(target, incoming, body), response);
    response.statusCode = answer.statusCode ?? 502;
    // A browser sends a request again by itself when a connection that it kept breaks: here each request has its own.
    response.setHeaders(new Map(Object.entries({ ...answer.headers, connection: "close" }) as [string, string][]));
    if (answer.headers["content-type"]?.startsWith("text/event-stream")) return stream(answer, response);

    const content = await bytesOf(answer);
    await pause(roundTripMs / 2);
    if (fault === "answer_lost") return void response.destroy();
    if (fault === "none") return void response.end(content);
    response.write(content.subarray(0, content.length / 2), () => response.destroy());
  }

  function noted(body: Buffer, response: ServerResponse): PassingSync {
    const { deviceId, operations } = JSON.parse(body.toString("utf8")) as SyncRequest;
    const atOnce = (underWay.get(deviceId) ?? 0) + 1;
    underWay.set(deviceId, atOnce);
    let ended = false;
    const end = (): void => {
      if (!ended) underWay.set(deviceId, (underWay.get(deviceId) ?? 1) - 1);
      ended = true;
    };
    // What comes first: the answer is written, or the connection is gone.
    response.once("finish", end).once("close", end);
    const sync = { deviceId, operations: operations.length, arrivedAt: performance.now(), atOnce };
    syncs.push(sync);
    return sync;
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return {
    url: `http://127.0.0.1:${address.port}`,
    syncs,
    meddle(fault) {
      decide = fault;
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** Sends a request on as it came, its `Host` included: the server compares that with the page's origin. */
function forward(target: string, { url = "/", method, headers }: IncomingMessage, body: Buffer): ClientRequest {
  const onward = request(new URL(url, target), { method, headers, agent: false });
  onward.end(body);
  return onward;
}

async function answerOf(onward: ClientRequest, response: ServerResponse): Promise<IncomingMessage> {
  response.once("close", () => onward.destroy());
  const [answer] = (await once(onward, "response")) as [IncomingMessage];
  onward.on("error", () => response.destroy());
  return answer;
}

function stream(answer: IncomingMessage, response: ServerResponse): void {
  answer.on("error", () => response.destroy());
  answer.pipe(response);
  response.flushHeaders();
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
