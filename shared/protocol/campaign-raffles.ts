import type { CivilDate } from "../domain/time/civil-date.ts";
import type { Instant } from "../domain/time/instant.ts";
import type { Zone } from "../domain/time/zone.ts";

/** A raffle that has been published, as managers see it. */
export type ManagedRaffle = {
  readonly missionId: string;
  readonly title: string;
  readonly prize: string | null;
  readonly endsOn: CivilDate;
  /** `null` until it is started. */
  readonly openedAt: Instant | null;
  readonly seedHash: string | null;
  /** Told by the draw. */
  readonly seed: string | null;
  readonly drawnAt: Instant | null;
  /** A person's name, or a job's. */
  readonly drawnBy: string | null;
  readonly entries: number;
  /** Those who entered and whose last date isn't settled: something of theirs may still come. */
  readonly unsettled: number;
  /** It can be drawn now. */
  readonly due: boolean;
  /** From then on it can be drawn whatever isn't settled. */
  readonly dueAt: Instant;
};

/** `GET /api/campaign/raffles`: those under way first, then the newest. */
export type ManagedRaffles = {
  readonly raffles: readonly ManagedRaffle[];
  /** The tenant's: its clock times are meant. */
  readonly zone: Zone;
  readonly asOf: Instant;
};

/** `GET /api/campaign/raffles/:missionId`: all entries in the draw's order, so that the draw can be checked. */
export type RaffleEntrants = { readonly entrants: readonly RaffleEntrant[] };

export type RaffleEntrant = {
  /** The operation that entered. */
  readonly id: string;
  /** Of those whom the manager sees; of others `null`. */
  readonly name: string | null;
  readonly email: string | null;
  readonly enteredAt: Instant;
  readonly outcome: "won" | "rejected" | null;
};

/** `POST /api/campaign/raffles/:missionId/draw`. */
export type RaffleDrawn = { readonly entries: number; readonly hasWinner: boolean };
