import type { Db, Tx } from "../db/db.ts";

type Actor = {
  readonly name: number;
  /** Set while the actor waits to be let on. */
  letOn: (() => void) | null;
  pid: number | null;
  ended: boolean;
};

/**
 * Runs two pieces of work against each other, statement by statement, in the order that `turns` says (true: the second one's turn). One that
 * waits for a lock of the other is left waiting while the other goes on. Returns when both are done.
 */
export async function interleave(
  db: Db,
  turns: readonly boolean[],
  work: readonly [(db: Db) => Promise<void>, (db: Db) => Promise<void>],
): Promise<void> {
  const actors: [Actor, Actor] = [createActor(0), createActor(1)];
  const [first, second] = actors;
  let moved: () => void = () => {};

  function gatedDb(actor: Actor): Db {
    return {
      ...db,
      inTransaction: (scope, inside) =>
        db.inTransaction(scope, async (tx) => {
          const [row] = await tx.rows<{ pid: number }>("select pg_backend_pid() as pid");
          actor.pid = row?.pid ?? null;
          const gated: Tx = {
            ...tx,
            async rows(sql, parameters) {
              await turn(actor);
              return tx.rows(sql, parameters);
            },
          };
          const value = await inside(gated);
          await turn(actor);
          return value;
        }),
    };
  }

  function turn(actor: Actor): Promise<void> {
    return new Promise((resolve) => {
      actor.letOn = resolve;
      moved();
    });
  }

  /** Until this actor waits for its turn, has ended, or waits for a lock. */
  async function settle(actor: Actor): Promise<void> {
    while (!actor.ended && actor.letOn === null) {
      if (await waitsForLock(db, actor.pid)) return;
      await new Promise<void>((resolve) => {
        moved = resolve;
        setTimeout(resolve, 2);
      });
    }
  }

  const running = actors.map((actor) =>
    work[actor.name as 0 | 1](gatedDb(actor)).finally(() => {
      actor.ended = true;
      moved();
    }),
  );
  const outcome = Promise.allSettled(running);
  for (let index = 0; !first.ended || !second.ended; index += 1) {
    await settle(first);
    await settle(second);
    const [preferred, other] = turns[index % Math.max(turns.length, 1)] ? [second, first] : [first, second];
    const next = preferred.letOn ? preferred : other;
    const { letOn } = next;
    next.letOn = null;
    letOn?.();
  }
  for (const each of await outcome) if (each.status === "rejected") throw each.reason;
}

function createActor(name: number): Actor {
  return { name, letOn: null, pid: null, ended: false };
}

async function waitsForLock(db: Db, pid: number | null): Promise<boolean> {
  if (pid === null) return false;
  const [row] = await db.inTransaction({ kind: "none" }, (tx) =>
    tx.rows<{ waits: boolean }>("select cardinality(pg_blocking_pids($1)) > 0 as waits", [pid]),
  );
  return row?.waits ?? false;
}
