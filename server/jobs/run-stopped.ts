/**
 * Why a run has to stop before its end. `timed_out`: its time is over. `lease_lost`: another process has it. `interrupted`: this process
 * stops.
 */
export type StopCode = "timed_out" | "lease_lost" | "interrupted";

const sentences: Readonly<Record<StopCode, string>> = {
  timed_out: "The time that the job may take was over.",
  lease_lost: "Another process has taken the job over.",
  interrupted: "The process that ran the job was stopped.",
};

/** The reason of a run's abort signal; a step meets it where it goes on all the same. */
export class RunStopped extends Error {
  override readonly name = "RunStopped";
  readonly code: StopCode;

  constructor(code: StopCode) {
    super(sentences[code]);
    this.code = code;
  }
}

/** Why a signal was given, or `null`. */
export function stopCodeOf({ reason }: AbortSignal): StopCode | null {
  return reason instanceof RunStopped ? reason.code : null;
}
