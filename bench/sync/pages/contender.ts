import type { LoggedCall } from "./calls.ts";

export type Batching = { readonly batchSize: number | null };

/** One way to keep calls on a device and in step with a server. Every contender does the same work and is measured by the same clock. */
export type Contender = {
  /** Puts calls where an offline app would have put them. Not measured. */
  fill(calls: readonly LoggedCall[]): Promise<void>;
  /** Sends everything that waits; resolves when nothing does. `null` stands for the library's own batch size. */
  flush(batching: Batching): Promise<void>;
  /** Brings everything that the server has; resolves when it is stored. */
  pull(batching: Batching): Promise<void>;
  /** Stores a call as a tap does; resolves when it is stored. */
  log(call: LoggedCall): Promise<void>;
  /** Calls back with a text that changes with every call stored, by a live query. Resolves when it shows what is there. */
  watch(show: (text: string) => void): Promise<void>;
  /** Calls on the device, whether sent or not. */
  stored(): Promise<number>;
  close(): Promise<void>;
};
