import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Result } from "#shared/domain/result.ts";
import type { Execution, ExecutionSummary, Executions, Jobs, RunAccepted } from "#shared/protocol/jobs.ts";
import { type AskFailure, askServer } from "../../sync/ask-server.ts";

export type JobsQuery = {
  /** From now or from an earlier visit; `undefined` until there are any. */
  readonly jobs: Jobs | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
};

/** While a run waits or is under way it is asked for again; otherwise nothing is. */
const askedAgainMs = 2_000;

/** The tenant's jobs. The last answer stays in this browser, to be shown where there is no network. */
export function useJobs(userId: string, storage: Storage = localStorage): JobsQuery {
  const { data, isError, refetch } = useQuery({
    queryKey: ["jobs", userId],
    queryFn: async ({ signal }) => {
      const jobs = await asked<Jobs>("/api/jobs", signal);
      keep(userId, jobs, storage);
      return jobs;
    },
    initialData: () => kept(userId, storage),
    initialDataUpdatedAt: 0,
    networkMode: "always",
    retry: 1,
    refetchInterval: ({ state }) =>
      state.status === "success" && state.data?.jobs.some(({ underway }) => underway !== null) ? askedAgainMs : false,
  });
  return { jobs: data, failed: isError, retry: () => void refetch() };
}

/** The newest runs of a job. Not kept: without a network there is the list of jobs. */
export function useExecutions(userId: string, job: string) {
  return useQuery({
    queryKey: ["jobs", userId, "executions", job],
    queryFn: async ({ signal }) =>
      (await asked<Executions>(`/api/jobs/executions?job=${encodeURIComponent(job)}&limit=20`, signal)).executions,
    networkMode: "always",
    retry: 1,
    refetchInterval: ({ state }) => (state.status === "success" && state.data?.some(isOpen) ? askedAgainMs : false),
  });
}

/** A run with its steps; asked for again while it goes on. */
export function useExecution(userId: string, { id, outcome }: ExecutionSummary) {
  return useQuery({
    queryKey: ["jobs", userId, "execution", id, outcome],
    queryFn: ({ signal }) => asked<Execution>(`/api/jobs/executions/${id}`, signal),
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
  storage.removeItem(keyOf(userId));
}

function isOpen({ outcome }: ExecutionSummary): boolean {
  return outcome === null;
}

async function asked<Answer>(path: string, signal: AbortSignal): Promise<Answer> {
  const answer = await askServer<Answer>(path, { signal });
  if (!answer.ok) throw new Error(`GET ${path}: ${answer.error.code}`);
  return answer.value;
}

function keep(userId: string, jobs: Jobs, storage: Storage): void {
  try {
    storage.setItem(keyOf(userId), JSON.stringify(jobs));
  } catch {
    // Full: the next visit without a network starts empty.
  }
}

function kept(userId: string, storage: Storage): Jobs | undefined {
  try {
    return (JSON.parse(storage.getItem(keyOf(userId)) ?? "null") as Jobs | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function keyOf(userId: string): string {
  return `perennial.jobs.${userId}`;
}
