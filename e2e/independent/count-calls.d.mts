export type Count = {
  readonly calls: number;
  readonly deals: number;
  readonly baseXp: number;
  readonly firstDialXp: number;
  readonly streakXp: number;
  readonly totalXp: number;
  readonly longestStreak: number;
  readonly streakDays: number;
};

export function countCalls(
  csv: string,
  dates: { readonly joinedOn: string; readonly today: string; readonly finalThrough: string },
): Readonly<Record<string, Count>>;
