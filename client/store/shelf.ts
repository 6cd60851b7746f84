import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { standingRow } from "./confirmed-logs.ts";
import type { Tables } from "./database.ts";
import { predicted } from "./prediction.ts";
import { putAll } from "./put-all.ts";
import type { ActivityRow, DeviceRow } from "./rows.ts";

/** The activities that one answer is about: read at once, changed in memory, written at once. What wasn't read is taken for new. */
export type Shelf = {
  get(id: string): ActivityRow | undefined;
  put(row: ActivityRow): void;
  /**
   * Folds every changed row again and writes it. Returns the dates whose activities changed, and which of them hold, or held,
   * something that only this device knows.
   */
  save(
    device: DeviceRow,
  ): Promise<{ readonly changed: ReadonlySet<CivilDate>; readonly pending: ReadonlySet<CivilDate> }>;
};

export async function takeShelf(tables: Tables, device: DeviceRow, ids: ReadonlySet<string>): Promise<Shelf> {
  const before = new Map<string, ActivityRow>();
  for (const row of await tables.activities.bulkGet([...ids])) if (row) before.set(row.id, standingRow(row, device));
  const after = new Map<string, ActivityRow>();

  return {
    get: (id) => after.get(id) ?? before.get(id),
    put(row) {
      after.set(row.id, row);
    },
    async save(device) {
      const changed = new Set<CivilDate>();
      const pending = new Set<CivilDate>();
      const kept: ActivityRow[] = [];
      const gone: string[] = [];

      for (const row of after.values()) {
        const shown = predicted(row, device);
        if (shown) kept.push(shown);
        else gone.push(row.id);
        for (const version of [before.get(row.id), shown]) {
          if (!version) continue;
          changed.add(version.localDate);
          if (version.pending.length > 0 || version.refused) pending.add(version.localDate);
        }
      }
      await putAll(tables.activities, kept);
      if (gone.length > 0) await tables.activities.bulkDelete(gone);
      return { changed, pending };
    },
  };
}

/** The row without the facts of these operations. */
export function withoutFacts(row: ActivityRow, operationIds: ReadonlySet<string>): ActivityRow {
  return { ...row, pending: row.pending.filter((fact) => !operationIds.has(fact.id)) };
}
