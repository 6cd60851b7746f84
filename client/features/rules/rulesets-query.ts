import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Result } from "#shared/domain/result.ts";
import { checkRuleset } from "#shared/domain/ruleset/check-ruleset.ts";
import type { PublishedVersion, PublishRequest, RulesetPreview, Rulesets } from "#shared/protocol/rulesets.ts";
import { type Kept, keepUnder } from "../../store/kept.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";
import { type KeptAnswer, useKeptQuery } from "../../sync/kept-query.ts";

/** All versions of the tenant. They stay in this browser, so that a draft can be compared and begun without a network. */
export function useRulesets(userId: string): KeptAnswer<Rulesets> {
  return useKeptQuery({ queryKey: queryKey(userId), path: "/api/rulesets", kept: keptRulesets(userId, localStorage) });
}

/** Asks what a draft would have made of the last 28 days. */
export function usePreview() {
  return useMutation({
    networkMode: "always",
    mutationFn: (ruleset: unknown): Promise<Result<RulesetPreview, AskFailure>> =>
      askServer("/api/rulesets/preview", { method: "POST", body: { ruleset } }),
  });
}

/** Publishes a version. Whatever the answer, the versions are read again: a conflict is about one that isn't known here yet. */
export function usePublish(userId: string) {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: (request: PublishRequest): Promise<Result<PublishedVersion, AskFailure>> =>
      askServer("/api/rulesets", { method: "POST", body: request }),
    onSettled: () => client.invalidateQueries({ queryKey: queryKey(userId) }),
  });
}

/** Removes what an earlier visit left in this browser, the draft apart: it is work. Signing out calls it. */
export function forgetRulesets(userId: string, storage: Storage = localStorage): void {
  keptRulesets(userId, storage).forget();
}

function queryKey(userId: string): readonly string[] {
  return ["rulesets", userId];
}

/** Nothing, unless this app can read every version of it. */
function keptRulesets(userId: string, storage: Storage): Kept<Rulesets> {
  return keepUnder(`perennial.rulesets.${userId}`, storage, (kept) => {
    const rulesets = kept as Rulesets | null;
    return rulesets?.versions.every(({ ruleset }) => checkRuleset(ruleset).ok) ? rulesets : null;
  });
}
