import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Lets a server stop although browsers hold connections that they opened ahead of need: one on which nothing was asked isn't idle to Node. */
export function closeUnusedConnections(app: FastifyInstance): void {
  const sockets = new Set<Socket>();
  app.server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  app.addHook("preClose", async () => {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  });
}
