import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Result } from "#shared/domain/result.ts";
import { checkRuleset } from "#shared/domain/ruleset/check-ruleset.ts";
import type { PublishedVersion, PublishRequest, RulesetPreview, Rulesets } from "#shared/protocol/rulesets.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";

export type RulesetsQuery = {
  /** The versions from now or from an earlier visit; `undefined` until there are any. */
  readonly rulesets: Rulesets | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
};

/** All versions of the tenant. The last answer stays in this browser, so that a draft can be compared and begun without a network. */
export function useRulesets(userId: string, storage: Storage = localStorage): RulesetsQuery {
  const { data, isError, refetch } = useQuery({
    queryKey: queryKey(userId),
    queryFn: async ({ signal }) => {
      const answer = await askServer<Rulesets>("/api/rulesets", { signal });
      if (!answer.ok) throw new Error(`GET /api/rulesets: ${answer.error.code}`);
      keep(userId, answer.value, storage);
      return answer.value;
    },
    initialData: () => kept(userId, storage),
    initialDataUpdatedAt: 0,
    networkMode: "always",
    retry: 1,
  });
  return { rulesets: data, failed: isError, retry: () => void refetch() };
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
  storage.removeItem(keyOf(userId));
}

function queryKey(userId: string): readonly string[] {
  return ["rulesets", userId];
}

function keep(userId: string, rulesets: Rulesets, storage: Storage): void {
  try {
    storage.setItem(keyOf(userId), JSON.stringify(rulesets));
  } catch {
    // Full: the next visit without a network starts empty.
  }
}

/** What was kept, if this app can read every version of it. */
function kept(userId: string, storage: Storage): Rulesets | undefined {
  try {
    const read = JSON.parse(storage.getItem(keyOf(userId)) ?? "null") as Rulesets | null;
    return read?.versions.every(({ ruleset }) => checkRuleset(ruleset).ok) ? read : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(userId: string): string {
  return `perennial.rulesets.${userId}`;
}
