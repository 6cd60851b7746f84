import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { v7 } from "uuid";
import type { Result } from "#shared/domain/result.ts";
import type { Decision, DecisionAnswer } from "#shared/protocol/decisions.ts";
import type { RepReview } from "#shared/protocol/history.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";

/** A decision as a form has it: its id is made when it is sent. */
export type DecisionContent = Decision extends infer Kind ? (Kind extends Decision ? Omit<Kind, "id"> : never) : never;

export type Decide = (content: DecisionContent) => Promise<Result<DecisionAnswer, AskFailure>>;

/** What waits for a decision about a rep, asked for again whenever the team's figures of the rep change. */
export function useReview(repId: string, stamp: string) {
  return useQuery<RepReview>({
    queryKey: ["review", repId, stamp],
    queryFn: async ({ signal }) => {
      const answer = await askServer<RepReview>(`/api/reps/${repId}/review`, { signal });
      if (!answer.ok) throw new Error(`GET /api/reps/:id/review: ${answer.error.code}`);
      return answer.value;
    },
    // The list before stays while the one after a decision is on its way; another rep's never shows.
    placeholderData: (before) => (before?.repId === repId ? before : undefined),
    networkMode: "always",
    retry: 1,
  });
}

/**
 * Sends decisions. The same content keeps its id, so that one whose answer was lost takes effect once however often it is sent; changed content
 * is another decision.
 */
export function useDecide(): Decide {
  const client = useQueryClient();
  const ids = useRef(new Map<string, string>());
  const { mutateAsync } = useMutation({
    networkMode: "always",
    mutationFn: (decision: Decision) => askServer<DecisionAnswer>("/api/decisions", { method: "POST", body: decision }),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["review"] }),
        client.invalidateQueries({ queryKey: ["team"] }),
      ]),
  });
  return async (content) => {
    const key = JSON.stringify(content);
    const id = ids.current.get(key) ?? v7();
    ids.current.set(key, id);
    const answer = await mutateAsync({ ...content, id } as Decision);
    if (answer.ok) ids.current.delete(key);
    return answer;
  };
}
