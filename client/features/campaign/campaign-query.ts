import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Result } from "#shared/domain/result.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";

/** A page of the campaign as the server has it, and the address that it comes from. */
export type CampaignResource<Value> = {
  readonly path: string;
  /** What of it may lie in this browser until signing out: nobody's address or account. */
  readonly kept: (value: Value) => Value;
};

export type CampaignQuery<Value> = {
  /** From now or from an earlier visit; `undefined` until there is any. */
  readonly value: Value | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
};

/** Asks for a page. The last answer stays in this browser, to be shown where there is no network. */
export function useCampaign<Value>(
  userId: string,
  { path, kept }: CampaignResource<Value>,
  storage: Storage = localStorage,
): CampaignQuery<Value> {
  const { data, isError, refetch } = useQuery({
    queryKey: ["campaign", userId, path],
    queryFn: async ({ signal }) => {
      const answer = await askServer<Value>(path, { signal });
      if (!answer.ok) throw new Error(`GET ${path}: ${answer.error.code}`);
      keep(keyOf(userId, path), kept(answer.value), storage);
      return answer.value;
    },
    initialData: () => read<Value>(keyOf(userId, path), storage),
    initialDataUpdatedAt: 0,
    networkMode: "always",
    retry: 1,
  });
  return { value: data, failed: isError, retry: () => void refetch() };
}

export type AskCampaign = <Answer>(
  path: string,
  request: { readonly method: "POST" | "PUT" | "DELETE"; readonly body?: unknown },
) => Promise<Result<Answer, AskFailure>>;

/** Sends what a manager does. Whatever the answer, every page of the campaign is read again: a refusal is about what isn't known here yet. */
export function useAskCampaign(userId: string): AskCampaign {
  const client = useQueryClient();
  return useCallback(
    async (path, request) => {
      const answer = await askServer<never>(path, request);
      void client.invalidateQueries({ queryKey: ["campaign", userId] });
      return answer;
    },
    [client, userId],
  );
}

/** Removes what an earlier visit left in this browser, drafts apart: they are work. Signing out calls it. */
export function forgetCampaign(userId: string, storage: Storage = localStorage): void {
  for (const key of Object.keys(storage)) if (key.startsWith(keyOf(userId, ""))) storage.removeItem(key);
}

function keep(key: string, value: unknown, storage: Storage): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch {
    // Full: the next visit without a network starts empty.
  }
}

function read<Value>(key: string, storage: Storage): Value | undefined {
  try {
    return (JSON.parse(storage.getItem(key) ?? "null") as Value | null) ?? undefined;
  } catch {
    return undefined;
  }
}

/** With the number of the shapes: an app that reads other ones starts empty. */
function keyOf(userId: string, path: string): string {
  return `perennial.campaign.1.${userId}.${path}`;
}
