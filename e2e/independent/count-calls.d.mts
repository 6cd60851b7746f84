/** What a rep's calls come to. Keys that would be 0 are left out; shares are in basis points. */
export type CountedRep = {
  readonly totalXp: number;
  readonly level: number;
  readonly deals: number;
  readonly longestStreak: number;
  readonly streakDays: number;
  readonly freezes: number;
  /** Of the last seven dates. */
  readonly efficiency: {
    readonly dials: number;
    readonly connects: number;
    readonly under30s: number;
    readonly over2Min: number;
    readonly deals: number;
    readonly drop: number | null;
    readonly twoPlusMinute: number | null;
  };
  /** In order of their codes. */
  readonly badges: readonly { readonly code: string; readonly date: string; readonly xp: number }[];
  readonly days: { readonly [date: string]: CountedDay };
};

export type CountedDay = {
  readonly xp: { readonly [rule: string]: number };
  readonly counters: { readonly [counter: string]: number };
  readonly heartbeat: boolean;
  /** Civil time of the last call, `HH:MM:SS`. */
  readonly lastAt: string | null;
  /** The sum of all dates up to this one, and its level. */
  readonly totalXp: number;
  readonly level: number;
  /** Of the seven dates that end with this one. */
  readonly drop: number | null;
  readonly twoPlusMinute: number | null;
};

export type CountedReps = { readonly [rep: string]: CountedRep };

export function countCalls(
  csv: string,
  dates: {
    readonly joinedOn: string;
    readonly today: string;
    readonly finalThrough: string;
    readonly closedThrough?: string;
  },
): CountedReps;
