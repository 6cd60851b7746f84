import fc from "fast-check";
import type { Effect } from "../effects.ts";
import { on } from "../testing.ts";

/** Something that a rep, a week or the server does; numbers choose among what there is when it happens. */
export type Step =
  | {
      readonly kind: "log";
      readonly device: number;
      readonly what: number;
      readonly daysAgo: number;
      readonly isTimely: boolean;
    }
  | { readonly kind: "undo"; readonly device: number; readonly which: number }
  | {
      readonly kind: "command";
      readonly device: number;
      readonly what: "select" | "replace" | "reroll" | "abandon" | "claim" | "tap" | "shield" | "thaw" | "late_tap";
      readonly which: number;
      readonly slot: number;
    }
  | { readonly kind: "boss"; readonly device: number; readonly what: BossStep }
  | { readonly kind: "sync"; readonly device: number; readonly atMost: number }
  | { readonly kind: "days"; readonly count: number }
  | { readonly kind: "settle"; readonly behind: number }
  | { readonly kind: "week" };

/** `next` is what a boss's state asks for. */
export type BossStep = "next" | "link" | "prove" | "reject";

const device = fc.nat(1);
const nat = fc.nat(11);

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 14,
    arbitrary: fc.record({
      kind: fc.constant("log" as const),
      device,
      what: fc.constantFrom(0, 0, 1, 1, 2, 2, 3),
      daysAgo: fc.constantFrom(0, 0, 0, 0, 1, 2, 4),
      isTimely: fc.constantFrom(true, true, true, false),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("undo" as const), device, which: nat }) },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant("command" as const),
      device,
      what: fc.constantFrom(
        ...(["select", "select", "select", "select", "replace", "reroll", "abandon"] as const),
        ...(["claim", "claim", "claim", "claim", "tap", "tap", "tap", "shield", "thaw", "late_tap"] as const),
      ),
      which: nat,
      slot: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("boss" as const),
      device,
      what: fc.constantFrom("next", "next", "next", "next", "next", "link", "prove", "reject"),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant("sync" as const), device, atMost: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("days" as const), count: fc.constantFrom(1, 1, 1, 1, 2, 8) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("settle" as const), behind: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("week" as const) }) },
);

export type History = {
  /** Days from the Monday on which the history begins: some cross the end of a season. */
  readonly firstDay: number;
  readonly effects: readonly Effect[];
  readonly steps: readonly Step[];
  /** Orders what is folded again. */
  readonly seed: number;
};

const guard: Effect = { id: "guard", kind: "streak_guard", charges: 2, from: on(0), until: null };
const thaw: Effect = { id: "thaw", kind: "cooldown_thaw", charges: 1, days: 9, from: on(0), until: null };
const shield: Effect = { id: "shield", kind: "petal_shield", charges: 1, petals: 1, from: on(0), until: null };

export const anyHistory: fc.Arbitrary<History> = fc.record({
  firstDay: fc.constantFrom(0, 1, 5, 76),
  effects: fc.constantFrom([], [], [], [guard], [guard, thaw, shield]),
  steps: fc.array(anyStep, { minLength: 20, maxLength: 80, size: "max" }),
  seed: fc.nat(),
});
