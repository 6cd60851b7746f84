import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";

export type Proxy = { readonly url: string; close(): Promise<void> };

/** A way to a local port over which everything takes half a round trip in each direction. Bandwidth is the machine's. */
export async function createDelayingProxy(port: number, roundTripMs: number): Promise<Proxy> {
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port, host: "127.0.0.1", noDelay: true });
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => open.delete(socket));
    }
    passOn(near, far, roundTripMs / 2);
    passOn(far, near, roundTripMs / 2);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("No port was given.");

  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function passOn(from: Socket, to: Socket, delayMs: number): void {
  from.on("data", (chunk) => void setTimeout(() => to.write(chunk), delayMs));
  from.on("end", () => void setTimeout(() => to.end(), delayMs));
}
