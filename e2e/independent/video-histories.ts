import type { Db } from "../../server/db/db.ts";
// biome-ignore lint/correctness/useImportExtensions: it takes the declarations beside it for the file.
import { countProgress, countVideos } from "./count-videos.mjs";
import type { CountedFile } from "./counted-videos.ts";
import { createVideoTenant, startsOn, targets } from "./stored-videos.ts";

/** What was found of one way of importing files: nothing where every figure is as the independent count has it. */
export type HistoryCheck = { readonly name: string; readonly wrong: readonly string[] };

/**
 * Imports files in order with the daily run after each, in order twice, in reverse, and with one undone and imported again, and holds what
 * stands each time against the independent count of the same files.
 */
export async function checkHistories(db: Db, files: readonly CountedFile[]): Promise<readonly HistoryCheck[]> {
  const wanted = countVideos(files, { startsOn });
  const after = async (name: string, work: (tenant: Tenant) => Promise<readonly string[]>): Promise<HistoryCheck> => {
    const tenant = await createVideoTenant(db);
    const wrong = await work(tenant);
    const stored = await tenant.stored();
    return {
      name,
      wrong: [...wrong, ...differing(stored.videos, wanted.videos), ...differing(stored.windows, wanted.windows)],
    };
  };
  const all = async (tenant: Tenant, order: readonly CountedFile[]) => {
    const ids: string[] = [];
    for (const file of order) ids.push(await tenant.importFile(file));
    return ids;
  };

  return [
    await after("in order, with the daily run after each file", (tenant) => checkDays(tenant, files)),
    await after("in order, twice", async (tenant) => {
      await all(tenant, [...files, ...files]);
      return [];
    }),
    await after("in reverse", async (tenant) => {
      await all(tenant, files.toReversed());
      return [];
    }),
    await after("one undone and imported again", async (tenant) => {
      const ids = await all(tenant, files);
      const place = Math.floor(files.length / 2);
      const file = files[place];
      if (file === undefined) throw new Error("There are no files");
      await tenant.undo(ids[place] ?? "");
      const without = countVideos(files.toSpliced(place, 1), { startsOn });
      const stored = await tenant.stored();
      const wrong = [...differing(stored.videos, without.videos), ...differing(stored.windows, without.windows)];
      await tenant.importFile(file);
      return wrong.map((text) => `while it was undone: ${text}`);
    }),
  ];
}

type Tenant = Awaited<ReturnType<typeof createVideoTenant>>;

async function checkDays(tenant: Tenant, files: readonly CountedFile[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  const days = countProgress(files, { startsOn, targets });
  for (const [index, file] of files.entries()) {
    await tenant.importFile(file);
    await tenant.runDaily(file.asOf);
    const wanted = days[index]?.rows ?? {};
    wrong.push(...differing(await tenant.progress(), wanted).map((text) => `${file.asOf}: ${text}`));
  }
  return wrong;
}

function differing<Value>(
  stored: { readonly [key: string]: Value },
  wanted: { readonly [key: string]: Value },
): readonly string[] {
  const keys = new Set([...Object.keys(stored), ...Object.keys(wanted)]);
  return [...keys].flatMap((key) => {
    const [is, should] = [textOf(stored[key]), textOf(wanted[key])];
    return is === should ? [] : `${key} is ${is}, should be ${should}`;
  });
}

function textOf(value: unknown): string {
  if (typeof value !== "object" || value === null) return String(value);
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
