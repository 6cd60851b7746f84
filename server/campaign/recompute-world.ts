import { expect } from "vitest";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Db } from "../db/db.ts";
import { interleave } from "./interleaving.ts";
import { recompute } from "./recompute.ts";
import { type Oracle, runOracle } from "./recompute-oracle.ts";
import { campaignOn, createTestCampaign, now, type TestCampaign } from "./recompute-testing.ts";

const days = ["2026-03-01", "2026-04-30", "2026-05-01", "2026-05-05", "2026-05-09"] as const;
const windows = [
  ["2026-01-01", "infinity"],
  ["2026-03-01", "2026-05-01"],
  ["2026-05-01", "2026-05-09"],
  ["2026-05-05", "2026-09-05"],
] as const;
const metrics = ["sales_dollars", "sales_units", "videos", "dial_made", "deal_closed", "raffle"] as const;

/** Who is meant by a number, modulo how many there are: two reps and one without sign-in. */
export type FactCommand =
  | {
      readonly kind: "video";
      readonly who: number;
      readonly slot: number;
      readonly day: number;
      readonly figure: number;
    }
  | { readonly kind: "withdraw"; readonly who: number; readonly slot: number }
  | { readonly kind: "log"; readonly who: number; readonly day: number; readonly figure: number }
  | { readonly kind: "close"; readonly who: number; readonly day: number }
  | { readonly kind: "move"; readonly who: number; readonly window: number; readonly tier: number };
type RunCommand = { readonly kind: "run"; readonly scope: "all" | "marked" | "one"; readonly who: number };
export type Command =
  | FactCommand
  | RunCommand
  | {
      readonly kind: "mission";
      readonly metric: number;
      readonly target: number;
      readonly tier: number;
      readonly activated: boolean;
    }
  | { readonly kind: "step"; readonly which: number; readonly step: "activated" | "enabled" | "disabled" | "retired" }
  | { readonly kind: "pull"; readonly who: number }
  | { readonly kind: "race"; readonly fact: FactCommand; readonly run: RunCommand; readonly turns: readonly boolean[] };

/** Faults that a world can be given, to see whether they are found. */
export type Fault = "deletion_unmarked" | "duplicate_added";

/** A tenant and its oracle: what is done to one is done to the other. */
export async function createWorld(db: Db, fault: Fault | null = null) {
  const campaign = await createTestCampaign(db);
  const people: string[] = [];
  for (const isRep of [true, true, false]) people.push(await campaign.participant({ isRep }));
  const devices = new Map(people.map((id) => [id, { cursor: -1n, held: "" }]));
  let oracle: Oracle = { today: "2026-05-10", people: {}, videos: {}, logged: {}, missions: [], rows: [] };
  for (const id of people) oracle.people[id] = { tier: 1, from: "2026-01-01", to: "infinity", closedThrough: null };
  let clock: Instant = now;
  const personOf = (who: number): string => people[who % people.length] ?? "";
  const repOf = (who: number): string => people[who % 2] ?? "";
  const dayOf = (day: number): string => days[day % days.length] ?? "";

  /** Does it to the tenant, or to the oracle where there is no campaign. */
  async function state(command: FactCommand, { campaign, oracle }: { campaign?: TestCampaign; oracle?: Oracle }) {
    switch (command.kind) {
      case "video": {
        const [person, day] = [personOf(command.who), dayOf(command.day)];
        const url = `${person}-${command.slot}`;
        const figures = { sales: command.figure * 50, units: command.figure };
        await campaign?.video(person, day, figures, url);
        if (campaign && fault === "duplicate_added")
          await campaign.run((tx) =>
            tx.rows("update ledger.counted_days set units = units + 1 where tenant_id = $1 and scope_id = $2", [
              campaign.tenantId,
              person,
            ]),
          );
        if (oracle)
          oracle.videos[url] = { person, day, figures: { sales_dollars: figures.sales, sales_units: figures.units } };
        return;
      }
      case "withdraw": {
        const url = `${personOf(command.who)}-${command.slot}`;
        await campaign?.withdraw(url);
        if (campaign && fault === "deletion_unmarked")
          await campaign.run((tx) =>
            tx.rows("update ledger.heads set campaign_dirty = false where tenant_id = $1", [campaign.tenantId]),
          );
        if (oracle) delete oracle.videos[url];
        return;
      }
      case "log": {
        const [person, day] = [repOf(command.who), dayOf(command.day)];
        const figures = { dial_made: command.figure, deal_closed: command.figure % 2 };
        await campaign?.logged(person, day, figures);
        if (oracle) oracle.logged[`${person} ${day}`] = { person, day, figures };
        return;
      }
      case "close": {
        const person = repOf(command.who);
        await campaign?.closeThrough(person, dayOf(command.day));
        const known = oracle?.people[person];
        if (known) known.closedThrough = dayOf(command.day);
        return;
      }
      case "move": {
        const person = personOf(command.who);
        const [from, to] = windows[command.window % windows.length] ?? windows[0];
        const tier = 1 + (command.tier % 3);
        await campaign?.move(person, { from, to, tier: `tier_${tier}` });
        const known = oracle?.people[person];
        if (oracle && known) oracle.people[person] = { ...known, tier, from, to };
        return;
      }
    }
  }

  const scopeOf = ({ scope, who }: RunCommand) => (scope === "one" ? [personOf(who)] : scope);
  const meantBy = ({ scope, who }: RunCommand) => (scope === "one" ? [personOf(who)] : people);

  async function recomputeOver(over: Db, command: RunCommand, at: Instant) {
    const report = await recompute(over, campaign.tenantId, { scope: scopeOf(command), now: at });
    if (!report.ok || report.value.failed.length > 0) throw new Error(JSON.stringify(report));
    return report.value;
  }

  async function perform(command: Command): Promise<void> {
    switch (command.kind) {
      case "mission": {
        const metric = metrics[command.metric % metrics.length] ?? "sales_units";
        const target = metric === "sales_dollars" ? command.target * 75 : command.target;
        const { activated } = command;
        const tier = command.tier % 4;
        const tierEligibility = tier === 0 ? "all" : `tier_${tier}`;
        const id = await campaign.mission({ type: metric, target, tierEligibility, activated });
        oracle.missions.push({ id, metric, target, tier, enabled: true, activated, retired: false });
        return;
      }
      case "step": {
        const mission = oracle.missions[command.which % Math.max(oracle.missions.length, 1)];
        if (!mission) return;
        await campaign.change(mission.id, command.step);
        if (command.step === "activated") mission.activated = true;
        else if (command.step === "retired") mission.retired = true;
        else mission.enabled = command.step === "enabled";
        return;
      }
      case "run": {
        clock = (clock + 1000) as Instant;
        const before = await standing();
        await recomputeOver(db, command, clock);
        runOracle(oracle, meantBy(command), clock);
        await checkRun(before, command.scope !== "one");
        return;
      }
      case "pull":
        return pull(personOf(command.who));
      case "race":
        return race(command);
      default:
        return state(command, { campaign, oracle });
    }
  }

  /** Both orders are right, and nothing else is. What the run didn't see is marked, so that the next one makes it good. */
  async function race({ fact, run, turns }: Extract<Command, { kind: "race" }>): Promise<void> {
    const during = (clock + 1000) as Instant;
    clock = (clock + 2000) as Instant;
    const outcomes = [structuredClone(oracle), structuredClone(oracle)] as const;
    await state(fact, { oracle: outcomes[0] });
    for (const outcome of outcomes) runOracle(outcome, meantBy(run), during);
    await state(fact, { oracle: outcomes[1] });
    for (const outcome of outcomes) runOracle(outcome, people, clock);

    await interleave(db, turns, [
      (over) => state(fact, { campaign: campaignOn(over, campaign.tenantId, campaign.teamId) }),
      async (over) => {
        await recomputeOver(over, run, during);
      },
    ]);
    await recomputeOver(db, { kind: "run", scope: "marked", who: 0 }, clock);
    const rows = rowsOf(await campaign.rows());
    oracle = outcomes.find((outcome) => JSON.stringify(rowsOfOracle(outcome)) === JSON.stringify(rows)) ?? outcomes[0];
    await checkRun(null, true);
  }

  /** As one statement, like the pull of a device. */
  async function pull(person: string): Promise<void> {
    const device = devices.get(person);
    const [head] = await campaign.run((tx) =>
      tx.rows<{ version: bigint; campaign_version: bigint; held: string | null }>(
        `select h.version, h.campaign_version,
                (select json_agg(v order by v.id) from campaign.mission_progress v where v.tenant_id = $1 and v.user_id = $2)::text as held
           from ledger.heads h where h.tenant_id = $1 and h.scope_id = $2`,
        [campaign.tenantId, person],
      ),
    );
    if (!device || !head) return;
    if (head.campaign_version > device.cursor) device.held = head.held ?? "";
    device.cursor = head.version;
    expect(device.held, "a device holds what the server has").toBe(head.held ?? "");
  }

  /** What has versions: heads, windows, rows. */
  function standing() {
    return campaign.run((tx) =>
      tx.rows<{ what: string; version: bigint; head: bigint; says: string }>(
        `select 'row ' || p.id as what, p.version, h.version as head, concat_ws(' ', p.status, p.completed_at, p.value_at_completion) as says
           from campaign.progress_rows p join ledger.heads h on h.tenant_id = $1 and h.scope_id = p.participant_id
          where p.tenant_id = $1
         union all
         select concat_ws(' ', 'window', w.participant_id, w.window_start, w.window_end), w.version, h.version, campaign.figures(w)::text
           from campaign.progress_windows w join ledger.heads h on h.tenant_id = $1 and h.scope_id = w.participant_id
          where w.tenant_id = $1
         union all
         select 'head ' || h.scope_id, h.version, h.version,
                (select json_agg(v order by v.id)::text from campaign.mission_progress v where v.tenant_id = $1 and v.user_id = h.scope_id)
           from ledger.heads h where h.tenant_id = $1`,
        [campaign.tenantId],
      ),
    );
  }

  async function checkRun(before: Awaited<ReturnType<typeof standing>> | null, isComplete: boolean): Promise<void> {
    const after = await standing();
    for (const { what, version, head } of after) expect(version <= head, `${what} isn't beyond its head`).toBe(true);
    const beforeByName = new Map((before ?? []).map((each) => [each.what, each]));
    for (const { what, version, says } of after) {
      const was = beforeByName.get(what);
      const isWindowBeside = what.startsWith("head");
      if (was && was.says === says && !isWindowBeside) expect(version, `${what} is as it was`).toBe(was.version);
      if (was && isWindowBeside && was.says === says && !(await hasOtherWindows(after, before ?? [], what)))
        expect(version, `${what} has nothing to tell`).toBe(was.version);
    }
    const checked = isComplete ? people : [];
    const rows = rowsOf(await campaign.rows());
    if (isComplete) expect(rows).toEqual(rowsOfOracle(oracle));
    for (const person of checked) await pull(person);
    if (isComplete) await checkAgain();
  }

  /** A full run right afterwards finds nothing to write, but rows that could be made only once others had been completed. */
  async function checkAgain(): Promise<void> {
    const rows = oracle.rows.length;
    const again = await recomputeOver(db, { kind: "run", scope: "all", who: 0 }, clock);
    runOracle(oracle, people, clock);
    const created = oracle.rows.length - rows;
    expect(again.created).toBe(created);
    if (created === 0) expect(again, "the marks were complete").toMatchObject({ changed: 0, completed: 0 });
  }

  /** A date of the rollup, from the facts. */
  async function checkDays(): Promise<void> {
    const stored = await campaign.run((tx) =>
      tx.rows(
        `select scope_id as person, day, f.*
           from ledger.counted_days d
          cross join lateral (
            select coalesce(d.sales_minor, 0)::int as sales, coalesce(d.units, 0)::int as units, coalesce(d.videos, 0) as videos,
                   coalesce(d.dial_made, 0) as dial_made, coalesce(d.deal_closed, 0) as deal_closed) f
          where d.tenant_id = $1 and (f.sales, f.units, f.videos, f.dial_made, f.deal_closed) <> (0, 0, 0, 0, 0)
          order by scope_id, day`,
        [campaign.tenantId],
      ),
    );
    const sums = new Map<string, Record<string, unknown> & { [figure: string]: number | string }>();
    const dateOf = (person: string, day: string) => {
      const sum = sums.get(`${person} ${day}`) ?? {
        person,
        day,
        sales: 0,
        units: 0,
        videos: 0,
        dial_made: 0,
        deal_closed: 0,
      };
      sums.set(`${person} ${day}`, sum);
      return sum as { [figure: string]: number };
    };
    for (const { person, day, figures } of Object.values(oracle.videos)) {
      const sum = dateOf(person, day);
      sum.sales = (sum.sales ?? 0) + (figures.sales_dollars ?? 0);
      sum.units = (sum.units ?? 0) + (figures.sales_units ?? 0);
      sum.videos = (sum.videos ?? 0) + 1;
    }
    for (const { person, day, figures } of Object.values(oracle.logged)) Object.assign(dateOf(person, day), figures);
    const wanted = [...sums.entries()]
      .filter(([, sum]) => ["sales", "units", "videos", "dial_made", "deal_closed"].some((figure) => sum[figure] !== 0))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, sum]) => sum);
    expect(stored).toEqual(wanted);
  }

  return {
    perform,
    checkDays,
    finish: () => perform({ kind: "run", scope: "marked", who: 0 }),
    /** The values of each person's missions, for comparing with the same facts in another order. */
    values: () => rowsOfOracle(oracle).map(({ value }) => value),
  };
}

async function hasOtherWindows(
  after: readonly { readonly what: string; readonly says: string }[],
  before: readonly { readonly what: string; readonly says: string }[],
  head: string,
): Promise<boolean> {
  const prefix = head.replace("head", "window");
  const windowsOf = (some: typeof after) =>
    JSON.stringify(
      some
        .filter(({ what }) => what.startsWith(prefix))
        .map(({ what, says }) => [what, says])
        .sort(),
    );
  return windowsOf(after) !== windowsOf(before);
}

type ComparedRow = {
  readonly person: string;
  readonly mission: string;
  readonly from: string;
  readonly to: string;
  readonly status: string;
  readonly value: number;
  readonly completedAt: number | null;
  readonly valueAtCompletion: number | null;
};

function rowsOf(rows: Awaited<ReturnType<TestCampaign["rows"]>>): readonly ComparedRow[] {
  return rows
    .map((row) => ({
      person: row.participant,
      mission: row.mission,
      from: row.from,
      to: row.to,
      status: row.status,
      value: row.value,
      completedAt: row.completed_at?.getTime() ?? null,
      valueAtCompletion: row.value_at_completion === null ? null : Number(row.value_at_completion),
    }))
    .sort(byKey);
}

function rowsOfOracle({ rows }: Oracle): readonly ComparedRow[] {
  return rows.map((row) => ({ ...row, value: Math.max(row.value, 0) })).sort(byKey);
}

function byKey(a: ComparedRow, b: ComparedRow): number {
  const keyOf = ({ person, mission, from }: ComparedRow) => `${person} ${mission} ${from}`;
  return keyOf(a) < keyOf(b) ? -1 : 1;
}
