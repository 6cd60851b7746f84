import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Result } from "#shared/domain/result.ts";
import type { Execution, ExecutionSummary, Executions, Jobs, RunAccepted } from "#shared/protocol/jobs.ts";
import { type Kept, keepUnder } from "../../store/kept.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";
import { askedFor, type KeptAnswer, useKeptQuery } from "../../sync/kept-query.ts";

/** While a run waits or is under way it is asked for again; otherwise nothing is. */
const askedAgainMs = 2_000;

/** The tenant's jobs. */
export function useJobs(userId: string): KeptAnswer<Jobs> {
  return useKeptQuery({
    queryKey: ["jobs", userId],
    path: "/api/jobs",
    kept: keptJobs(userId, localStorage),
    againMs: ({ jobs }) => jobs.some(({ underway }) => underway !== null) && askedAgainMs,
  });
}

/** The newest runs of a job. Not kept: without a network there is the list of jobs. */
export function useExecutions(userId: string, job: string) {
  return useQuery({
    queryKey: ["jobs", userId, "executions", job],
    queryFn: async ({ signal }) =>
      (await askedFor<Executions>(`/api/jobs/executions?job=${encodeURIComponent(job)}&limit=20`, signal)).executions,
    networkMode: "always",
    retry: 1,
    refetchInterval: ({ state }) => (state.status === "success" && state.data?.some(isOpen) ? askedAgainMs : false),
  });
}

/** A run with its steps; asked for again while it goes on. */
export function useExecution(userId: string, { id, outcome }: ExecutionSummary) {
  return useQuery({
    queryKey: ["jobs", userId, "execution", id, outcome],
    queryFn: ({ signal }) => askedFor<Execution>(`/api/jobs/executions/${id}`, signal),
    networkMode: "always",
    retry: 1,
    refetchInterval: ({ state }) =>
      state.status === "success" && state.data && isOpen(state.data) ? askedAgainMs : false,
  });
}

/** Asks for a run. Whatever the answer, everything about jobs is read again. */
export function useRun(userId: string, job: string) {
  const client = useQueryClient();
  return useMutation({
    networkMode: "always",
    mutationFn: ({ dryRun }: { readonly dryRun: boolean }): Promise<Result<RunAccepted, AskFailure>> =>
      askServer(`/api/jobs/${encodeURIComponent(job)}/run`, { method: "POST", body: { dryRun } }),
    onSettled: () => client.invalidateQueries({ queryKey: ["jobs", userId] }),
  });
}

/** Removes what an earlier visit left in this browser. Signing out calls it. */
export function forgetJobs(userId: string, storage: Storage = localStorage): void {
  keptJobs(userId, storage).forget();
}

function isOpen({ outcome }: ExecutionSummary): boolean {
  return outcome === null;
}

function keptJobs(userId: string, storage: Storage): Kept<Jobs> {
  return keepUnder(`perennial.jobs.${userId}`, storage);
}
