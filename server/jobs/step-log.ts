import type { Instant } from "#shared/domain/time/instant.ts";
import type { BadRow, StepOutcome, StepRecord } from "#shared/protocol/jobs.ts";
import { shortText } from "../steps/error-text.ts";
import type { StepReport } from "../steps/job-context.ts";

const badRowsKept = 100;

/** A step's record while it grows. */
export type StepLog = {
  readonly report: StepReport;
  /** One more try begins. */
  tryAgain(): void;
  end(outcome: StepOutcome, at: Instant, error?: string): void;
  readonly record: () => StepRecord;
};

export type Watcher = {
  /** Something of the record has changed. */
  changed(record: StepRecord): void;
  say(sentence: string): void;
};

/** Begins a step's record; one that a killed process left unfinished goes on with its figures. */
export function createStepLog(
  name: string,
  at: Instant,
  unfinished: StepRecord | undefined,
  watcher: Watcher,
): StepLog {
  const counts: Record<string, number> = { ...unfinished?.counts };
  const badRows: BadRow[] = [...(unfinished?.badRows ?? [])];
  const badSubjects = new Set(badRows.map(({ subject }) => subject));
  let badRowCount = unfinished?.badRowCount ?? 0;
  let tries = (unfinished?.tries ?? 0) + 1;
  let progress: StepRecord["progress"] = null;
  let end: Pick<StepRecord, "outcome" | "finishedAt" | "error"> = { outcome: null, finishedAt: null, error: null };

  const record = (): StepRecord => ({
    name,
    startedAt: unfinished?.startedAt ?? at,
    tries,
    counts: { ...counts },
    badRows: [...badRows],
    badRowCount,
    progress,
    ...end,
  });
  /** What a step tells after its time was over comes too late. */
  const change = (make: () => void) => {
    if (end.outcome !== null) return;
    make();
    watcher.changed(record());
  };

  return {
    record,
    tryAgain() {
      tries += 1;
    },
    end: (outcome, finishedAt, error) =>
      change(() => {
        end = { outcome, finishedAt, error: error === undefined ? null : shortText(error) };
      }),
    report: {
      count: (figure, by = 1) =>
        change(() => {
          counts[figure] = (counts[figure] ?? 0) + by;
        }),
      badRow(subject, reason) {
        // A step that is tried again meets the same rows again.
        if (badSubjects.has(subject)) return;
        change(() => {
          badSubjects.add(subject);
          badRowCount += 1;
          if (badRows.length < badRowsKept) badRows.push({ subject, reason: shortText(reason) });
        });
      },
      progress: (done, total) =>
        change(() => {
          progress = { done, total };
        }),
      say: (sentence) => watcher.say(sentence),
    },
  };
}
