import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { DayClock } from "#shared/domain/time/zone.ts";
import type { Participant } from "./participant-repository.ts";

/** A rep whose decision is taken: the head is held by the transaction. */
export type DecidingRep = {
  readonly participant: Participant;
  /** What changed rows are stamped with. */
  readonly version: bigint;
  readonly now: Instant;
  /** The tenant's date, by the tenant's clock. */
  readonly today: CivilDate;
  readonly clock: DayClock;
};
