import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server } from "node:http";
import { extname, join } from "node:path";
import type pg from "pg";
import { answerCouch } from "./couch-endpoint.ts";
import { pullDocuments, pushDocuments } from "./documents.ts";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** The contenders' own server: their pages, and on the product's PostgreSQL one insert for each batch and one select for each page. */
export function createPeerServer(database: pg.Pool, pages: string): Server {
  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? "/", "http://peer");
    if (url.pathname === "/push") {
      await pushDocuments(database, await readJson(request));
      return json([]);
    }
    if (url.pathname === "/pull") {
      const [after, limit] = [Number(url.searchParams.get("after")), Number(url.searchParams.get("limit"))];
      return json(await pullDocuments(database, after, limit));
    }
    if (url.pathname.startsWith("/couch/calls")) {
      const path = url.pathname.slice("/couch/calls".length);
      const body = request.method === "POST" || request.method === "PUT" ? await readJson(request) : null;
      return json(...(await answerCouch(database, request.method ?? "GET", path, url.searchParams, body)));
    }
    const path = url.pathname === "/" ? "/index.html" : url.pathname;
    return { status: 200, type: types[extname(path)] ?? "text/plain", body: await readFile(join(pages, path)) };
  }

  return createServer((request, response) => {
    answer(request).then(
      ({ status, type, body }) => response.writeHead(status, { "content-type": type }).end(body),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
}

type Answer = { readonly status: number; readonly type: string; readonly body: string | Uint8Array };

function json(value: unknown, status = 200): Answer {
  return { status, type: "application/json", body: JSON.stringify(value) };
}

async function readJson<Body>(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString());
}
