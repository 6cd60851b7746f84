import { type CivilDate, civilDateOf } from "#shared/domain/time/civil-date.ts";

/** The dates that a file of calls is counted by. */
export type Span<Date> = {
  readonly joinedOn: Date;
  readonly today: Date;
  readonly finalThrough: Date;
  readonly closedThrough: Date;
};

export function spanOf({ joinedOn, today, finalThrough, closedThrough }: Span<string>): Span<CivilDate> {
  return {
    joinedOn: civilDateOf(joinedOn),
    today: civilDateOf(today),
    finalThrough: civilDateOf(finalThrough),
    closedThrough: civilDateOf(closedThrough),
  };
}
