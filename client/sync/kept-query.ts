import { type QueryKey, useQuery } from "@tanstack/react-query";
import type { Kept } from "../store/kept.ts";
import { askServer } from "./ask-server.ts";

export type KeptAnswer<Value> = {
  /** From now or from an earlier visit; `undefined` until there is any. */
  readonly value: Value | undefined;
  /** The server didn't answer the last time. */
  readonly failed: boolean;
  readonly retry: () => void;
};

type KeptQuestion<Value> = {
  readonly queryKey: QueryKey;
  /** Where the server has it. */
  readonly path: string;
  /** Where the last answer lies in this browser. */
  readonly kept: Kept<Value>;
  /** What of an answer may be kept; all of it, where nothing is said. */
  readonly keepable?: (value: Value) => Value;
  /** How soon an answer is to be asked for again; `false` where it needn't be. */
  readonly againMs?: (value: Value) => number | false;
};

/** Asks the server. The last answer stays in this browser until it is forgotten, to be shown where there is no network. */
export function useKeptQuery<Value>(question: KeptQuestion<Value>): KeptAnswer<Value> {
  const { queryKey, path, kept, keepable = (value) => value, againMs = () => false } = question;
  const { data, isError, refetch } = useQuery<Value>({
    queryKey,
    queryFn: async ({ signal }) => {
      const value = await askedFor<Value>(path, signal);
      // Without room for it the next visit without a network starts empty.
      kept.write(keepable(value));
      return value;
    },
    initialData: () => kept.read() ?? undefined,
    initialDataUpdatedAt: 0,
    networkMode: "always",
    retry: 1,
    refetchInterval: ({ state }) => state.status === "success" && state.data !== undefined && againMs(state.data),
  });
  return { value: data, failed: isError, retry: () => void refetch() };
}

/** What the server has at a path, as a query wants it: a failure throws. */
export async function askedFor<Value>(path: string, signal: AbortSignal): Promise<Value> {
  const answer = await askServer<Value>(path, { signal });
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.error.code}`);
  return answer.value;
}
