import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

export type FirstRouteBudget = {
  /** The modules that the first route loads beside the entry: paths within the client's root. */
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

/** The first route's chunks with their compressed sizes, the heaviest first. */
export function firstRouteParts(chunks: readonly Rolldown.OutputChunk[], firstRoute: RegExp): readonly Part[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const loaded = new Set<Rolldown.OutputChunk>();
  const load = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (chunk === undefined || loaded.has(chunk)) return;
    loaded.add(chunk);
    for (const file of chunk.imports) load(byFile.get(file));
  };

  for (const chunk of chunks) {
    const isRoute = chunk.isDynamicEntry && firstRoute.test(chunk.facadeModuleId ?? "");
    if (chunk.isEntry || isRoute) load(chunk);
  }

  return [...loaded]
    .map((chunk) => ({ file: chunk.fileName, gzipKb: gzipSync(chunk.code, { level: 9 }).length / 1000 }))
    .sort((a, b) => b.gzipKb - a.gzipKb);
}
