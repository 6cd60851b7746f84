import { addDays, type CivilDate, daysBetween } from "../time/civil-date.ts";
import type { RulesOn } from "./streak.ts";
import type { Span } from "./sums.ts";

/** A `cadence_touch` of a lead. */
export type CadenceTouch = { readonly contactRef: string; readonly localDate: CivilDate };

/** A touch that a lead's cadence asks for, in the span from its due date to the day before the next one's. */
export type DueTouch = {
  readonly contactRef: string;
  readonly span: Span;
  /** The first date in the span on which the lead was touched. */
  readonly doneOn: CivilDate | null;
};

export type Cadence = { readonly window: Span; readonly due: number; readonly done: number };

/**
 * The touches due in every lead's cadence, in order of their due dates. The first touch of a lead starts its cadence, the first one
 * after the cadence's last day starts the next. A touch without a lead starts none. The figures are those of the date of the start.
 */
export function dueTouchesOf(touches: readonly CadenceTouch[], rulesOn: RulesOn): readonly DueTouch[] {
  const datesByLead = new Map<string, CivilDate[]>();
  for (const { contactRef, localDate } of touches) {
    const dates = datesByLead.get(contactRef);
    if (dates) dates.push(localDate);
    else datesByLead.set(contactRef, [localDate]);
  }
  return [...datesByLead]
    .flatMap(([contactRef, dates]) => dueOf(contactRef, [...new Set(dates)].sort(), rulesOn))
    .sort((a, b) => compare(a.span.from, b.span.from) || compare(a.contactRef, b.contactRef));
}

/**
 * The touches due and done in the window that ends with a date, from what happened up to it. One that may still be done counts once it
 * is done, or once its time is over: nobody is behind with a touch that is due today.
 */
export function cadenceOn(dueTouches: readonly DueTouch[], on: CivilDate, rulesOn: RulesOn): Cadence {
  const window = { from: addDays(on, 1 - rulesOn(on).cadence.windowDays), to: on };
  let due = 0;
  let done = 0;
  for (const { span, doneOn } of dueTouches) {
    if (span.from > on) break;
    if (span.from < window.from) continue;
    const isDone = doneOn !== null && doneOn <= on;
    if (isDone) done += 1;
    if (isDone || span.to <= on) due += 1;
  }
  return { window, due, done };
}

function dueOf(contactRef: string, dates: readonly CivilDate[], rulesOn: RulesOn): readonly DueTouch[] {
  const due: DueTouch[] = [];
  let over: CivilDate | null = null;
  for (const start of dates) {
    if (over !== null && start <= over) continue;
    const { touchDays, days } = rulesOn(start).cadence;
    over = addDays(start, days - 1);
    const touched = dates.filter((date) => date >= start && daysBetween(start, date) < days);
    for (const [index, day] of touchDays.entries()) {
      const span = { from: addDays(start, day), to: addDays(start, (touchDays[index + 1] ?? days) - 1) };
      const doneOn = touched.find((date) => date >= span.from && date <= span.to) ?? null;
      due.push({ contactRef, span, doneOn });
    }
  }
  return due;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
