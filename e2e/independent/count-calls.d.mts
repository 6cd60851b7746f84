export type Count = {
  readonly calls: number;
  readonly deals: number;
  readonly baseXp: number;
  readonly firstDialXp: number;
  readonly streakXp: number;
  readonly badgeXp: number;
  readonly totalXp: number;
  readonly level: number;
  readonly longestStreak: number;
  readonly streakDays: number;
  /** Of the last seven dates; shares in basis points. */
  readonly efficiency: {
    readonly dials: number;
    readonly connects: number;
    readonly under30s: number;
    readonly over2Min: number;
    readonly deals: number;
    readonly drop: number | null;
    readonly twoPlusMinute: number | null;
  };
  readonly badges: readonly { readonly code: string; readonly date: string; readonly xp: number }[];
};

export function countCalls(
  csv: string,
  dates: {
    readonly joinedOn: string;
    readonly today: string;
    readonly finalThrough: string;
    readonly closedThrough?: string;
  },
): Readonly<Record<string, Count>>;
