import type { DBCore, DBCoreTransaction, Dexie } from "dexie";

/** Where in a write of the device its browser is killed: with it, the transaction under way is undone, unless it had been committed. */
export const deviceCrashes = ["before_write", "after_write", "after_commit"] as const;
export type DeviceCrash = (typeof deviceCrashes)[number];

export type CrashPoints = {
  /** Kills at the nth write from now. */
  arm(crash: DeviceCrash, writes: number): void;
  disarm(): void;
  /** Lets every write of a connection come by here. */
  watch(db: Dexie): void;
};

/** `kill` ends whatever runs on the device; `queued` hears of every commit that added to the queue. */
export function createCrashPoints(kill: (crash: DeviceCrash) => void, queued: () => void): CrashPoints {
  let armed: { readonly crash: DeviceCrash; left: number } | null = null;
  const open = new Set<IDBTransaction>();

  function strike(crash: DeviceCrash): void {
    armed = null;
    kill(crash);
    for (const transaction of open) transaction.abort();
    open.clear();
  }

  function watched(core: DBCore): DBCore {
    const adding = new WeakSet<DBCoreTransaction>();
    const committing = new WeakSet<DBCoreTransaction>();
    return {
      ...core,
      transaction(stores, mode, options) {
        const transaction = core.transaction(stores, mode, options);
        const raw = transaction as unknown as IDBTransaction;
        open.add(raw);
        raw.addEventListener("complete", () => {
          open.delete(raw);
          if (committing.has(transaction)) strike("after_commit");
          else if (adding.has(transaction)) queued();
        });
        raw.addEventListener("abort", () => open.delete(raw));
        return transaction;
      },
      table(name) {
        const table = core.table(name);
        return {
          ...table,
          mutate(request) {
            const due = armed !== null && --armed.left <= 0 ? armed.crash : null;
            // What is asked of an undone transaction fails; a promise that never comes would leave others in this one's zone.
            if (due === "before_write") strike(due);
            if (due === "after_commit") {
              armed = null;
              committing.add(request.trans);
            }
            if (name === "syncQueue" && request.type === "add") adding.add(request.trans);
            const done = table.mutate(request);
            return due === "after_write" ? done.finally(() => strike(due)) : done;
          },
        };
      },
    };
  }

  return {
    arm(crash, writes) {
      armed = { crash, left: writes };
    },
    disarm() {
      armed = null;
    },
    watch(db) {
      // What is written reaches the engine through `queued`; nobody watches by live queries, nor by hooks. What serves only those
      // would be half the cost of a write.
      for (const name of ["Cache", "Observability", "HooksMiddleware"]) db.unuse({ stack: "dbcore", name });
      db.use({ stack: "dbcore", name: "crash_points", level: 1, create: watched });
    },
  };
}
