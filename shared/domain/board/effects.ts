import type { CivilDate } from "../time/civil-date.ts";

/** What a rep holds. An amulet has charges, and no row records the use of a guard or a thaw: the walk uses them anew each time. */
export type Effect = HeldFrom &
  (
    | { readonly kind: "petal_shield"; readonly charges: number; readonly petals: number }
    | { readonly kind: "cooldown_thaw"; readonly charges: number; readonly days: number }
    | { readonly kind: "streak_guard"; readonly charges: number }
    | { readonly kind: "aura" }
    | { readonly kind: "booster"; readonly percent: number }
  );

/** Dates on which it can be used, both included; `until` is `null` for one that stays until it is used. */
type HeldFrom = { readonly id: string; readonly from: CivilDate; readonly until: CivilDate | null };

export type Amulet = Extract<Effect, { readonly charges: number }>;

/** Uses up charges one by one, each once, in the order in which it is asked. */
export type Charges<Kind extends Amulet["kind"]> = (on: CivilDate) => Extract<Amulet, { readonly kind: Kind }> | null;

/** The charges of one kind of amulet that haven't been used. Of several held on a date the one that ends first goes first. */
export function chargesOf<Kind extends Amulet["kind"]>(
  effects: readonly Effect[],
  kind: Kind,
  used: readonly string[] = [],
): Charges<Kind> {
  const held = [...new Map(effects.map((effect) => [effect.id, effect])).values()]
    .filter((effect): effect is Extract<Amulet, { readonly kind: Kind }> => effect.kind === kind)
    .sort(byEnd);
  const left = new Map(held.map(({ id, charges }) => [id, charges - used.filter((usedId) => usedId === id).length]));

  return (on) => {
    const found = held.find((effect) => isHeldOn(effect, on) && (left.get(effect.id) ?? 0) > 0);
    if (found === undefined) return null;
    left.set(found.id, (left.get(found.id) ?? 0) - 1);
    return found;
  };
}

export function isHeldOn({ from, until }: HeldFrom, date: CivilDate): boolean {
  return from <= date && (until === null || date <= until);
}

function byEnd(a: HeldFrom, b: HeldFrom): number {
  const [endOfA, endOfB] = [a.until ?? "9999", b.until ?? "9999"];
  return endOfA < endOfB ? -1 : endOfA > endOfB ? 1 : a.id < b.id ? -1 : 1;
}
