import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { Day } from "#shared/domain/ledger/day.ts";
import type { PendingFact } from "#shared/domain/predict.ts";
import type { Progression } from "#shared/domain/progression/progression.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { RepProfile, SyncAnswer, SyncRequest } from "#shared/protocol/sync.ts";

/** Where in a request's transaction the server dies: at its nth statement, when all are done, or once it is committed. */
export type ServerCrash = { readonly atStatement: number } | "before_commit" | "after_commit";

/** When the server takes a request in, and when it has done it: between the two it does others, too. */
export type ServerMoment = { readonly arrivedAt: Instant; readonly now: Instant };

/** A server of one rep: the model in memory, or the real code over PostgreSQL. */
export type SimulatedServer = {
  /** As it was before anything was said of it. */
  readonly profile: RepProfile;
  /** Takes one request, in one transaction. `null` when it crashed over it. */
  handle(request: SyncRequest, moment: ServerMoment, crash: ServerCrash | null): Promise<SyncAnswer | null>;
  /** Copies the database; the copy can be put back later, as another epoch of it. */
  backUp(): Promise<(epoch: string, now: Instant) => Promise<void>>;
  ledger(): Promise<Ledger>;
};

/** All that the server holds. */
export type Ledger = {
  /** Each accepted operation with the times and stamps it got. */
  readonly facts: readonly PendingFact[];
  readonly activities: readonly Activity[];
  readonly days: readonly Day[];
  readonly profile: RepProfile;
  /** `null` before the first request. */
  readonly progression: Progression | null;
  /** The sum of the ledger's entries. */
  readonly entriesXp: number;
};
