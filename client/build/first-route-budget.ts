import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

export type FirstRouteBudget = {
  /** Matches the modules of the first route, by path. */
  readonly firstRoute: RegExp;
  /** The most that all of it may weigh, compressed, in kB (1,000 bytes). */
  readonly limitKb: number;
};

export type Part = { readonly file: string; readonly gzipKb: number };

/**
 * Prints what JavaScript the first route loads (the entry, the first route's own chunks and whatever they import
 * statically), compressed, part by part, and fails the build above the limit.
 */
export function firstRouteBudget({ firstRoute, limitKb }: FirstRouteBudget): Plugin {
  return {
    name: "first-route-budget",
    apply: "build",
    writeBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
      // The service worker is built by itself, without a page that could load a route.
      if (!chunks.some((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith(".html"))) return;

      const parts = firstRouteParts(chunks, firstRoute);
      if (parts === null) this.error(`no module matches ${firstRoute}: what the first route loads can't be told`);
      const totalKb = parts.reduce((sum, part) => sum + part.gzipKb, 0);
      const lines = parts.map((part) => `  ${part.gzipKb.toFixed(1).padStart(7)} kB  ${part.file}`);
      this.info(
        [`first route, JavaScript, gzip: ${totalKb.toFixed(1)} kB of at most ${limitKb} kB`, ...lines].join("\n"),
      );
      if (totalKb > limitKb) {
        this.error(`the first route's JavaScript weighs ${totalKb.toFixed(1)} kB compressed, more than ${limitKb} kB`);
      }
    },
  };
}

type Chunk = Pick<Rolldown.OutputChunk, "fileName" | "code" | "imports" | "isEntry" | "moduleIds">;

/** The first route's chunks with their compressed sizes, the heaviest first; null when no chunk has a module of it. */
export function firstRouteParts(chunks: readonly Chunk[], firstRoute: RegExp): readonly Part[] | null {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const ofRoute = chunks.filter(({ moduleIds }) => moduleIds.some((id) => firstRoute.test(id)));
  if (ofRoute.length === 0) return null;

  const loaded = new Set<Chunk>();
  const load = (chunk: Chunk | undefined): void => {
    if (chunk === undefined || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const file of chunk.imports) load(byFile.get(file));
  };
  for (const chunk of chunks) if (chunk.isEntry) load(chunk);
  for (const chunk of ofRoute) load(chunk);

  return [...loaded]
    .map(({ fileName, code }) => ({ file: fileName, gzipKb: gzipSync(code, { level: 9 }).length / 1000 }))
    .sort((a, b) => b.gzipKb - a.gzipKb);
}
