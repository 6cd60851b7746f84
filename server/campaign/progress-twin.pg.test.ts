import "temporal-polyfill/global";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type MissionMetric, missionMetrics } from "#shared/domain/campaign/metric.ts";
import { type CountedDay, judgeRow, valueIn, valueShown } from "#shared/domain/campaign/progress.ts";
import { addDays, type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing.ts";
import { createProgressRows, recompute } from "./recompute.ts";
import { createTestCampaign, now } from "./recompute-testing.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const firstDate = civilDateOf("2026-04-25");
const date = fc.integer({ min: 0, max: 12 }).map((days) => addDays(firstDate, days));
const figure = fc.integer({ min: -3, max: 9 });
const day = fc.record({
  date,
  figures: fc.dictionary(fc.constantFrom(...missionMetrics), figure, { maxKeys: 4 }),
});
const person = fc.record({
  days: fc.uniqueArray(day, { selector: ({ date: of }) => of, maxLength: 6 }),
  start: date,
  length: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }),
  closedThrough: fc.option(date, { nil: null }),
  completedBefore: fc.boolean(),
});
const mission = fc.record({
  type: fc.constantFrom(...missionMetrics, "raffle" as const),
  target: fc.integer({ min: 1, max: 12 }),
  activated: fc.boolean(),
  enabledLater: fc.boolean(),
});

/** Where a metric stands in `ledger.counted_days`. */
function columnOf(metric: MissionMetric): string {
  if (metric === "sales_dollars") return "sales_minor";
  return metric === "sales_units" ? "units" : metric;
}

test("I8 the recompute in SQL and the rules in TypeScript say the same of any dates, windows and missions", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 1, maxLength: 4 }),
      fc.array(mission, { minLength: 1, maxLength: 5 }),
      async (people, missions) => {
        const campaign = await createTestCampaign(database.db);
        const ids = new Map<string, (typeof people)[number] & { readonly end: CivilDate | null }>();
        for (const each of people) {
          const end = each.length === null ? null : addDays(each.start, each.length);
          const id = await campaign.participant({ from: each.start, to: end ?? "infinity" });
          ids.set(id, { ...each, end });
          if (each.closedThrough !== null) await campaign.closeThrough(id, each.closedThrough);
          for (const { date: of, figures } of each.days) {
            const given = Object.entries(figures) as [MissionMetric, number][];
            const columns = given.map(([metric]) => `, ${columnOf(metric)}`).join("");
            await campaign.run((tx) =>
              tx.rows(
                `insert into ledger.counted_days (tenant_id, scope_id, day${columns})
                 values ($1, $2, $3${given.map(([, value]) => `, ${value}`).join("")})`,
                [campaign.tenantId, id, of],
              ),
            );
          }
        }
        const missionsById = new Map<string, (typeof missions)[number]>();
        for (const each of missions) missionsById.set(await campaign.mission(each), each);
        await createProgressRows(database.db, campaign.tenantId, { scope: "all", now });

        const before = new Map<string, "dormant" | "active" | "completed">();
        for (const row of await campaign.rows()) {
          const isCompleted = ids.get(row.participant)?.completedBefore && row.status === "active";
          before.set(`${row.participant} ${row.mission}`, isCompleted ? "completed" : (row.status as "dormant"));
          if (isCompleted)
            await campaign.run((tx) =>
              tx.rows(
                `update campaign.progress_rows set status = 'completed', completed_at = now()
                  where tenant_id = $1 and participant_id = $2 and mission_id = $3`,
                [campaign.tenantId, row.participant, row.mission],
              ),
            );
        }
        for (const [id, each] of missionsById) {
          if (each.enabledLater) await campaign.change(id, "activated");
        }
        await recompute(database.db, campaign.tenantId, { scope: "all", now });

        for (const row of await campaign.rows()) {
          const [own, its] = [ids.get(row.participant), missionsById.get(row.mission)];
          if (!own || !its) continue;
          const window = { start: own.start, end: own.end };
          const days: CountedDay[] = own.days.map(({ date: of, figures }) => ({
            date: of,
            figures: Object.fromEntries(Object.entries(figures).map(([metric, value]) => [metric, BigInt(value ?? 0)])),
          }));
          const standing = {
            type: its.type,
            target: its.type === "raffle" ? 0 : its.target,
            enabled: true,
            activated: its.activated || its.enabledLater,
          };
          const status = before.get(`${row.participant} ${row.mission}`) ?? "active";
          expect(row.status).toBe(judgeRow(status, standing, window, days, own.closedThrough));
          if (its.type !== "raffle") expect(row.value).toBe(valueShown(Number(valueIn(its.type, window, days))));
        }
      },
    ),
    { numRuns: 30 },
  );
});
