import { useQuery } from "@tanstack/react-query";
import { type Team, teamSchema } from "#shared/protocol/team.ts";
import { type Kept, keepUnder } from "../../store/kept.ts";
import { pauseMs } from "../../sync/backoff.ts";
import type { PokeStream } from "../../sync/live.ts";
import { useTeamPokes } from "./team-live.ts";

const pollMs = 5 * 60_000;

export type TeamQuery = {
  /** The newest figures there are, from now or from an earlier visit; `undefined` until there are any. */
  readonly team: Team | undefined;
  /** The server didn't answer the last time: what is shown is as old as it says. */
  readonly failed: boolean;
  readonly retry: () => void;
};

/**
 * The team as the server has it, asked again when the server says that it changed, on focus, and every five minutes. The last answer stays
 * in this browser, under the manager's own key, to be shown with its time when there is no network.
 */
export function useTeam(
  userId: string,
  storage: Storage = localStorage,
  connect?: (address: string) => PokeStream,
): TeamQuery {
  const kept = keptTeam(userId, storage);
  const { data, dataUpdatedAt, isError, failureCount, refetch } = useQuery({
    queryKey: ["team", userId],
    queryFn: async ({ signal }) => {
      const team = await fetchTeam(signal);
      // Without room for it the next visit without a network starts empty.
      kept.write(team);
      return team;
    },
    initialData: () => kept.read() ?? undefined,
    initialDataUpdatedAt: 0,
    networkMode: "always",
    retry: (_failures, error) => error.cause !== "refused",
    retryDelay: (failures) => pauseMs({ code: "no_answer" }, failures + 1, Math.random()),
    refetchInterval: pollMs,
  });
  useTeamPokes({ answeredAt: dataUpdatedAt, refetch }, connect);
  return { team: data, failed: isError || failureCount > 0, retry: () => void refetch() };
}

/** Removes what an earlier visit left in this browser. Signing out calls it. */
export function forgetTeam(userId: string, storage: Storage = localStorage): void {
  keptTeam(userId, storage).forget();
}

async function fetchTeam(signal: AbortSignal): Promise<Team> {
  const answer = await fetch("/api/team", { signal, headers: { accept: "application/json" } });
  if (!answer.ok) {
    const cause = answer.status < 500 && answer.status !== 429 ? "refused" : "unavailable";
    throw new Error(`GET /api/team answered ${answer.status}`, { cause });
  }
  return teamSchema.parse(await answer.json());
}

function keptTeam(userId: string, storage: Storage): Kept<Team> {
  return keepUnder(`perennial.team.${userId}`, storage, (kept) => teamSchema.safeParse(kept).data ?? null);
}
