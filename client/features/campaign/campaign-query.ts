import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Result } from "#shared/domain/result.ts";
import { keepUnder } from "../../store/kept.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";
import { type KeptAnswer, useKeptQuery } from "../../sync/kept-query.ts";

/** A page of the campaign as the server has it, and the address that it comes from. */
export type CampaignResource<Value> = {
  readonly path: string;
  /** What of it may lie in this browser until signing out: nobody's address or account. */
  readonly kept: (value: Value) => Value;
};

/** Asks for a page. */
export function useCampaign<Value>(userId: string, { path, kept }: CampaignResource<Value>): KeptAnswer<Value> {
  return useKeptQuery({
    queryKey: ["campaign", userId, path],
    path,
    kept: keepUnder<Value>(keyOf(userId, path), localStorage),
    keepable: kept,
  });
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

/** With the number of the shapes: an app that reads other ones starts empty. */
function keyOf(userId: string, path: string): string {
  return `perennial.campaign.1.${userId}.${path}`;
}
