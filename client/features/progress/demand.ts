import type { Standing } from "#shared/domain/progression/standing.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import type { Rows } from "./rows-link.tsx";

/** What the game asks for, as a row shows it: a gate of a rank, or a tier of a badge. */
export type Demand = {
  readonly key: string;
  readonly name: string;
  readonly standing: Standing;
  /** The confirmed figure, and where it differs the one with what this device holds. */
  readonly you: string;
  readonly shown: string | null;
  readonly need: string;
  readonly window: string;
  readonly note: string;
  /** Of what is asked, 0 to 1. */
  readonly part: { readonly confirmed: number; readonly shown: number };
  /** `null` where the rows aren't this rep's own. */
  readonly rows: Rows | null;
};

export type Words = { readonly t: Translate; readonly format: Format };

/** Open ones first, the nearest first of all. */
export function nearestFirst(demands: readonly Demand[]): readonly Demand[] {
  const rank = ({ standing }: Demand) => standingOrder.indexOf(standing);
  return demands.toSorted((a, b) => rank(a) - rank(b) || b.part.shown - a.part.shown);
}

const standingOrder: readonly Standing[] = ["after_settlement", "after_sync", "not_yet", "not_enough_data", "met"];

/** A confirmed text and a predicted one, or one text where both say the same. */
export function youOf(confirmed: string, shown: string): Pick<Demand, "you" | "shown"> {
  return { you: confirmed, shown: shown === confirmed ? null : shown };
}
