import type { SyncAnswer } from "#shared/protocol/sync.ts";
import type { Engine } from "../../client/sync/engine.ts";
import type { SyncPorts } from "../../client/sync/ports.ts";
import type { WorldMutation } from "./live-seeds.ts";
import { createModelServer } from "./model-server.ts";
import type { SimulatedServer } from "./simulated-server.ts";

/** Mistakes that others made, each built around the product's own parts. The simulation has to find every one. */
export const mutants: { readonly [mistake in string]: WorldMutation } = {
  "delete on failure": {
    syncPorts: (ports, db) => ({
      ...ports,
      store: {
        ...ports.store,
        countAttempt: (batch) => db.relaxed.syncQueue.bulkDelete(batch.rows.map((row) => row.seq)),
      },
    }),
  },

  "pull before push": {
    server: (server) => ({
      ...server,
      async handle(request, moment, crash) {
        const pulled = await server.handle({ ...request, operations: [] }, moment, null);
        const pushed = await server.handle(request, moment, crash);
        return pulled && pushed && { ...pulled, results: pushed.results, deviceSeqSeen: pushed.deviceSeqSeen };
      },
    }),
  },

  "no idempotency": { server: forgetIds },

  "cursor by commit time": {
    // Rows are stamped when their transaction begins, and one that began later may be done, and read, before.
    server: () => createModelServer(1000, (arrivedAt) => () => arrivedAt()),
  },

  "forgotten wake-up while sending": { engine: deafWhileSending },

  "no timer after a failure": {
    syncPorts(ports) {
      let failed = false;
      return {
        ...ports,
        async exchange(...given) {
          const answer = await ports.exchange(...given);
          failed = !answer.ok;
          return answer;
        },
        wakeAt: (at, wake) => (failed ? () => {} : ports.wakeAt(at, wake)),
      };
    },
  },

  "more ignored": { syncPorts: (ports) => withAnswers(ports, (answer) => ({ ...answer, more: false })) },

  "rebase skipped": {
    syncPorts: (ports, db) => ({
      ...ports,
      store: {
        ...ports.store,
        async store(batch, answer) {
          const stored = await ports.store.store(batch, answer);
          await db.relaxed.days.toCollection().modify((day) => {
            if (day.confirmed) Object.assign(day, { shown: day.confirmed });
          });
          return stored;
        },
      },
    }),
  },

  "pending dropped on answer while pages are left": {
    syncPorts: (ports, db) => ({
      ...ports,
      store: {
        ...ports.store,
        async store(batch, answer) {
          const stored = await ports.store.store(batch, answer);
          const answered = new Set(answer.results.map(({ id }) => id));
          await db.relaxed.activities.toCollection().modify((row, place) => {
            const pending = row.pending.filter((fact) => !answered.has(fact.id));
            if (row.confirmed === null && pending.length === 0 && !row.refused)
              delete (place as { value?: unknown }).value;
            else Object.assign(row, { pending });
          });
          return stored;
        },
      },
    }),
  },
};

/** Everything that comes again is new to it. */
function forgetIds(server: SimulatedServer): SimulatedServer {
  const times = new Map<string, number>();

  return {
    ...server,
    async handle(request, moment, crash) {
      const names = new Map<string, string>();
      const operations = request.operations.map((operation) => {
        const seen = times.get(operation.id) ?? 0;
        times.set(operation.id, seen + 1);
        const id = seen === 0 ? operation.id : operation.id.replace(/^.{4}/, seen.toString(16).padStart(4, "0"));
        names.set(id, operation.id);
        return { ...operation, id };
      });
      const answer = await server.handle({ ...request, operations }, moment, crash);
      const rename = (result: SyncAnswer["results"][number]) => ({ ...result, id: names.get(result.id) ?? result.id });
      return answer && { ...answer, results: answer.results.map(rename) };
    },
  };
}

/** Hears of writes and reconnects only when it isn't sending. */
function deafWhileSending(start: (ports: SyncPorts) => Engine, ports: SyncPorts): Engine {
  let sending = 0;
  const engine = start({
    ...ports,
    async exchange(...given) {
      sending += 1;
      try {
        return await ports.exchange(...given);
      } finally {
        sending -= 1;
      }
    },
  });
  return {
    ...engine,
    written: () => (sending > 0 ? undefined : engine.written()),
    wake: (reason) => (sending > 0 ? undefined : engine.wake(reason)),
  };
}

function withAnswers(ports: SyncPorts, change: (answer: SyncAnswer) => SyncAnswer): SyncPorts {
  return {
    ...ports,
    async exchange(...given) {
      const answer = await ports.exchange(...given);
      return answer.ok ? { ...answer, value: change(answer.value) } : answer;
    },
  };
}
