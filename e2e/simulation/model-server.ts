import "temporal-polyfill/global";
import { xpOf } from "#shared/domain/ledger/day.ts";
import { foldProfile } from "#shared/domain/profile/fold-profile.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { type Instant, plusMs } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { RepProfile } from "#shared/protocol/sync.ts";
import { createServerModel } from "../../client/sync/simulation/server-model.ts";
import type { SimulatedServer } from "./simulated-server.ts";

export const modelProfile: RepProfile = {
  tenantId: "tenant",
  repId: "rep",
  code: "rep01",
  displayName: "Ana Ruiz",
  ...foldProfile({ zone: zoneOf("Europe/Madrid"), dayStartHour: 0 }, []),
  joinedOn: civilDateOf("2026-04-01"),
  workingWeekdays: [1, 2, 3, 4, 5],
  holidays: [],
  currency: "EUR",
  targets: { dial: 60, connect: 15, appointment: 3, show: 2, deal: 1 },
};

/** The model in memory, whose requests are atomic: one that dies in the middle has done nothing. */
export function createModelServer(
  pageRows: number,
  versions?: (arrivedAt: () => Instant) => () => number,
): SimulatedServer {
  let now = plusMs(0 as Instant, 0);
  let arrivedAt = now;
  const nextVersion = versions?.(() => arrivedAt);
  const model = createServerModel(modelProfile, () => now, pageRows, nextVersion);

  return {
    profile: modelProfile,
    async handle(request, moment, crash) {
      if (crash !== null && crash !== "after_commit") return null;
      now = moment.now;
      arrivedAt = moment.arrivedAt;
      const answer = model.handle(request);
      return crash === null ? answer : null;
    },
    async backUp() {
      const memory = model.backup();
      return async (epoch) => model.restore(memory, epoch);
    },
    async ledger() {
      const days = model.days();
      return {
        facts: model.facts(),
        activities: model.activities(),
        days,
        profile: model.profile(),
        progression: model.progression(),
        entriesXp: days.reduce((sum, day) => sum + xpOf(day), 0),
      };
    },
  };
}
