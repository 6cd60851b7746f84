import { err, ok, type Result } from "#shared/domain/result.ts";
import { minuteMs } from "#shared/domain/time/instant.ts";
import type { SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";
import type { SyncError } from "../../client/sync/errors.ts";
import type { PokeStream } from "../../client/sync/live.ts";
import type { Exchange } from "../../client/sync/ports.ts";
import type { Chance } from "./chance.ts";
import type { ServerCrash, SimulatedServer } from "./simulated-server.ts";
import { createStreams } from "./streams.ts";
import type { Tally } from "./tally.ts";
import type { VirtualTime } from "./virtual-time.ts";

/** What may happen to one exchange, and how often. */
const weather = {
  fine: 46,
  drop_request: 6,
  drop_answer: 8,
  cut_answer: 6,
  duplicate_request: 6,
  reorder_requests: 4,
  delay: 5,
  server_crash_in_transaction: 3,
  server_crash_before_commit: 3,
  server_crash_after_commit: 3,
  unavailable: 3,
  too_many_requests: 2,
  signed_out: 1.5,
  upgrade_required: 1,
  captive_portal: 1.5,
  refused_request: 1,
} as const;
type Weather = keyof typeof weather;

/** After this the device gives a request up, as its browser does. */
const patienceMs = 15_000;

/** What lies between one device and the server. It changes for all the device's tabs alike. */
export type Connection = {
  online: boolean;
  /** Somebody else answers in the server's place. */
  captive: boolean;
  signedIn: boolean;
};

export type Network = {
  /** The way of a device's tabs to the server. */
  exchangeFor(device: { readonly name: string; readonly connection: Connection }): Exchange;
  /** Opens a stream of pokes for a device. */
  connect(device: { readonly name: string; readonly connection: Connection }): PokeStream;
  /** Whether exchanges may fail. */
  stormy: boolean;
  /** Hears every answer that reaches a device. */
  onAnswer(heard: (answer: SyncAnswer) => void): void;
};

export type NetworkParts = {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly server: SimulatedServer;
  readonly tally: Tally;
  readonly note: (line: string) => void;
};

/** A network that loses, repeats, delays, cuts and overtakes, and a server that dies at any point of a request. */
export function createNetwork(parts: NetworkParts): Network {
  const { time, chance, server, tally, note } = parts;
  const streams = createStreams(parts, () => network.stormy);
  let heard: (answer: SyncAnswer) => void = () => {};
  let requests = 0;

  /** The request reaches the server after a while, and its answer leaves it after another. */
  function serve(
    by: string,
    request: SyncRequest,
    travelMs: number,
    crash: ServerCrash | null,
    answered: (answer: SyncAnswer | null) => void,
  ): void {
    time.after(travelMs, () => {
      const arrivedAt = time.now();
      time.after(chance.below(chance.happens(0.1) ? 3000 : 60), async () => {
        tally.requests += 1;
        const answer = await server.handle(structuredClone(request), { arrivedAt, now: time.now() }, crash);
        const isCommitted = answer !== null || crash === "after_commit";
        if (isCommitted && request.operations.length > 0) streams.poke(by);
        answered(answer && structuredClone(answer));
      });
    });
  }

  const hop = () => 5 + chance.below(chance.happens(0.1) ? 2500 : 150);

  const network: Network = {
    stormy: true,
    connect: streams.connect,
    onAnswer(listener) {
      heard = listener;
    },
    exchangeFor({ name, connection }) {
      return (request) => {
        requests += 1;
        const label = `${name} request ${requests} (${request.operations.length})`;
        return new Promise<Result<SyncAnswer, SyncError>>((resolve) => {
          let open = true;
          const close = (outcome: Result<SyncAnswer, SyncError>): void => {
            if (!open) return;
            open = false;
            giveUp();
            note(`${label}: ${outcome.ok ? summaryOf(outcome.value) : outcome.error.code}`);
            if (outcome.ok) heard(outcome.value);
            resolve(outcome);
          };
          const giveUp = time.after(patienceMs, () => close(err({ code: "no_answer" })));
          const fail = (error: SyncError) => void time.after(hop(), () => close(err(error)));
          const answer = (given: SyncAnswer | null) =>
            given ? void time.after(hop(), () => close(ok(given))) : fail({ code: "unavailable", retryAfterMs: null });

          if (!connection.online) return fail({ code: "no_answer" });
          if (connection.captive) return fail({ code: "not_our_server" });
          if (!connection.signedIn) return fail({ code: "signed_out" });

          const today: Weather = network.stormy ? chance.weighted(weather) : "fine";
          if (today !== "fine") {
            tally.fault(today);
            note(`${label}: ${today}`);
          }
          switch (today) {
            case "fine":
              return serve(name, request, hop(), null, answer);
            case "drop_request":
              return;
            case "drop_answer":
              return serve(name, request, hop(), null, () => {});
            case "cut_answer":
              return serve(name, request, hop(), null, () => fail({ code: "no_answer" }));
            case "duplicate_request":
              serve(name, request, hop(), null, answer);
              return serve(name, request, hop() + chance.below(20_000), null, answer);
            case "reorder_requests":
              // Given up before it arrives: what the device sends next overtakes it.
              return serve(name, request, patienceMs + chance.below(30_000), null, answer);
            case "delay":
              return serve(name, request, hop() + 2000 + chance.below(12_000), null, answer);
            case "server_crash_in_transaction":
              return serve(name, request, hop(), { atStatement: 1 + chance.below(12) }, answer);
            case "server_crash_before_commit":
              return serve(name, request, hop(), "before_commit", answer);
            case "server_crash_after_commit":
              return serve(name, request, hop(), "after_commit", answer);
            case "unavailable":
              return fail({ code: "unavailable", retryAfterMs: null });
            case "too_many_requests":
              return fail({ code: "unavailable", retryAfterMs: 1000 * (1 + chance.below(120)) });
            case "signed_out":
              connection.signedIn = false;
              return fail({ code: "signed_out" });
            case "upgrade_required":
              return fail({ code: "upgrade_required" });
            case "captive_portal":
              connection.captive = true;
              time.after(chance.below(10 * minuteMs), () => {
                connection.captive = false;
              });
              return fail({ code: "not_our_server" });
            case "refused_request":
              return fail({
                code: "refused",
                error: { code: "invalid_request", message: "Refused by the simulation" },
              });
          }
        });
      };
    },
  };
  return network;
}

function summaryOf({ results, changes, more }: SyncAnswer): string {
  const statuses = results.map((result) => result.status.slice(0, 3)).join(" ");
  return `[${statuses}] ${changes.activities.length} activities, ${changes.days.length} days${more ? ", more" : ""}`;
}
