import { isAboutRep } from "#shared/domain/intents.ts";
import { dispositions, loggableActivities } from "#shared/domain/ledger/activity.ts";
import { addDays } from "#shared/domain/time/civil-date.ts";
import { dayMs, hourMs, minuteMs, plusMs } from "#shared/domain/time/instant.ts";
import { dateAt, zoneOf } from "#shared/domain/time/zone.ts";
import type { ActivityDraft, Store } from "../../client/store/store.ts";
import { refusedContact } from "../../client/sync/simulation/server-model.ts";
import { debounceMs } from "../../client/sync/step.ts";
import { deviceCrashes } from "./crash-points.ts";
import { amend, type Device } from "./device.ts";
import { aboutRep } from "./witness.ts";
import { reload, signIn, type World } from "./world.ts";

/** What may happen next, and how often. */
const weights = {
  log: 26,
  backdate: 5,
  undo: 6,
  amend: 6,
  take_leave: 1.5,
  change_zone: 1,
  resolve_refused: 4,
  open_tab: 3,
  close_tab: 4,
  hide_tab: 3,
  show_tab: 4,
  focus: 4,
  sync_now: 2,
  offline: 4,
  online: 6,
  clock_skew: 3,
  device_crash: 6,
  reload: 2,
  sign_in: 4,
  steal_lock: 3,
  night: 1,
  server_backup: 2,
  server_restored: 1.5,
} as const;
type StepKind = keyof typeof weights;

const zones = ["Europe/Madrid", "America/New_York", "Asia/Tokyo"];

export type Steps = {
  /** One step of a history, and the time until the next. */
  take(): Promise<void>;
  /** The last thing that happens before a rep leaves: a tap, and one more that may come while the first one's request travels. */
  tapTwice(): Promise<void>;
};

/** Lives a rep's days in a world: taps, tabs, networks, clocks and crashes, as its chance has it. */
export function createSteps(world: World): Steps {
  const { time, chance, devices, witness, tally, note, server } = world;
  let copy: Awaited<ReturnType<typeof server.backUp>> | null = null;

  const take = async (): Promise<void> => {
    tally.steps += 1;
    const device = chance.pick(devices);
    const kind = chance.weighted(weights);
    await deeds[kind](device);
    await time.pass(pause());
  };

  function pause(): number {
    if (chance.happens(0.4)) return chance.below(300);
    return chance.happens(0.85) ? chance.below(20_000) : chance.below(10 * minuteMs);
  }

  async function log(device: Device, hoursBack: number): Promise<void> {
    const draft: ActivityDraft = {
      ...randomDetails(),
      ...(hoursBack > 0 && { occurredAt: plusMs(device.now(), -hoursBack * hourMs) }),
    };
    tally.operations += 1;
    const logged = await device.work((store) => store.activities.log(draft));
    note(
      `${device.name} logs ${draft.activity}: ${logged === null ? "crashed" : logged.ok ? logged.value.id : logged.error.code}`,
    );
    if (logged?.ok) witness.saw({ id: logged.value.id, device: device.name, subject: logged.value.id });
  }

  function randomDetails(): ActivityDraft {
    const contactRef = chance.happens(0.04) ? { contactRef: refusedContact } : {};
    if (chance.happens(0.6)) {
      const disposition = chance.pick(dispositions);
      return { activity: "call", disposition, durationSeconds: chance.below(400), ...contactRef };
    }
    const activity = chance.pick(loggableActivities);
    const value = activity === "deal_closed" ? { valueMinor: chance.below(1e6), currency: "EUR" } : {};
    return { activity, ...value, ...contactRef };
  }

  /** One of the activities that the device shows, and the operations that it queues for it. */
  async function touch(
    device: Device,
    what: string,
    change: (activityId: string, work: Parameters<Parameters<Device["work"]>[0]>) => Promise<unknown>,
  ): Promise<void> {
    const nth = chance.below(8);
    const changed = await device.work(async (...parts) => {
      const [store, db] = parts;
      const activity = (await store.activities.recent(8))[nth];
      if (activity === undefined) return null;
      const before = (await db.strict.syncQueue.orderBy("seq").last())?.seq ?? 0;
      await change(activity.id, parts);
      const added = await db.strict.syncQueue.where("seq").above(before).toArray();
      return added.filter((row) => row.target === activity.id && row.operation.recordedAt === device.now());
    });
    for (const { id, target = "" } of changed ?? []) {
      if (witness.taps.has(id)) continue;
      tally.operations += 1;
      witness.saw({ id, device: device.name, subject: target });
      note(`${device.name} ${what} ${target}: ${id}`);
    }
  }

  /** Says something of the rep, and looks for the operation that it made. */
  async function tell(device: Device, what: string, change: (store: Store) => Promise<unknown>): Promise<void> {
    const told = await device.work(async (store, db) => {
      await change(store);
      const last = await db.strict.syncQueue.orderBy("seq").last();
      return last && isAboutRep(last.operation) ? last.operation.id : null;
    });
    if (!told || witness.taps.has(told)) return;
    tally.operations += 1;
    witness.saw({ id: told, device: device.name, subject: aboutRep });
    note(`${device.name} ${what}: ${told}`);
  }

  const deeds: { readonly [kind in StepKind]: (device: Device) => Promise<void> | void } = {
    log: (device) => log(device, 0),
    backdate: (device) => log(device, 1 + chance.below(9 * 24)),
    undo: (device) => touch(device, "undoes", (id, [store]) => store.activities.undo(id)),
    amend: (device) => {
      const note = `note ${chance.below(1000)}`;
      return touch(device, "amends", (activityId, [, db, ports]) => amend(db, ports, { activityId, note }));
    },
    take_leave(device) {
      const from = addDays(dateAt(device.now(), server.profile.clock), chance.below(5) - 1);
      const leave = { from, to: addDays(from, chance.below(4)) };
      return tell(device, "takes leave", (store) => store.profile.requestLeave(leave));
    },
    change_zone(device) {
      const zone = zoneOf(chance.pick(zones));
      return tell(device, `moves to ${zone}`, (store) => store.profile.update({ zone }));
    },
    async resolve_refused(device) {
      const how = chance.pick(["retry", "fix", "discard"] as const);
      const details = randomDetails();
      const item = await device.work(async (store) => (await store.queue.attention())[0] ?? null);
      if (!item) return;
      note(`${device.name} resolves ${item.id} by ${how}`);
      if (how === "retry") await device.work((store) => store.queue.retry(item.id));
      else if (how === "discard") {
        witness.dropped(item.id);
        await device.work((store) => store.queue.discard(item.id));
      } else {
        const fixed = await device.work((store) => store.queue.fix(item.id, details));
        // Killed over it, the device has either of the two; which one, it says when it starts again.
        if (fixed === null || fixed.ok) witness.dropped(item.id);
        if (fixed?.ok) witness.saw({ id: fixed.value.id, device: device.name, subject: fixed.value.id });
      }
    },
    open_tab(device) {
      if (device.tabs.length < 3) device.openTab();
    },
    close_tab(device) {
      const tab = device.tabs[chance.below(3)];
      if (!tab) return;
      tally.fault("tab_closed");
      note(`${device.name} closes a tab`);
      device.closeTab(tab);
    },
    hide_tab: (device) => device.tabs[chance.below(3)]?.hide(),
    show_tab(device) {
      if (device.tabs.length === 0) device.openTab();
      else device.tabs[chance.below(device.tabs.length)]?.show();
    },
    focus: (device) => wake(device, "focus"),
    sync_now: (device) => wake(device, "person"),
    offline(device) {
      tally.fault("offline");
      note(`${device.name} goes offline`);
      device.connection.online = false;
    },
    online(device) {
      if (device.connection.online) return;
      note(`${device.name} is online`);
      device.connection.online = true;
      wake(device, "online");
    },
    clock_skew(device) {
      const span = chance.pick([5 * minuteMs, hourMs, 3 * hourMs, 2 * dayMs]);
      device.skewMs = chance.happens(0.3) ? 0 : Math.round((chance.next() * 2 - 1) * span);
      tally.fault("clock_skew");
      note(`${device.name}'s clock is ${device.skewMs / 1000} s ahead`);
    },
    device_crash(device) {
      if (device.db !== null) device.crashPoints.arm(chance.pick(deviceCrashes), 1 + chance.below(9));
    },
    reload(device) {
      if (device.tabs.length === 0) return;
      tally.fault("tab_reloaded");
      note(`${device.name} reloads`);
      reload(device);
    },
    sign_in(device) {
      if (!device.connection.signedIn) signIn(device);
    },
    steal_lock(device) {
      if (device.db === null || !device.locks.steal()) return;
      tally.fault("two_senders");
      note(`${device.name} has two senders`);
      for (const tab of device.tabs.filter((each) => each.stolenFrom))
        time.after(chance.below(90_000), () => tab.life.end());
    },
    async night() {
      for (const each of devices) for (const tab of each.tabs) each.closeTab(tab);
      await time.pass((6 + chance.below(12)) * hourMs);
      for (const each of devices) each.openTab();
      note("a night has passed");
    },
    async server_backup() {
      copy = await server.backUp();
      note("the server's database is copied");
    },
    async server_restored() {
      if (copy === null) return;
      tally.fault("server_restored");
      note("the server's database is restored");
      await copy(chance.uuid(), time.now());
    },
  };

  function wake(device: Device, reason: "focus" | "person" | "online"): void {
    for (const tab of device.tabs) tab.wake(reason);
  }

  async function tapTwice(): Promise<void> {
    const device = chance.pick(devices);
    await log(device, 0);
    await time.pass(debounceMs + chance.below(300));
    await log(device, 0);
  }

  return { take, tapTwice };
}
