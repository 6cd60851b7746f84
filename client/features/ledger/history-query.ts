import { type UseQueryResult, useQueries } from "@tanstack/react-query";
import { useCallback } from "react";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { ActivityPage, EntryPage } from "#shared/protocol/history.ts";
import type { DateHistory } from "./history-rows.ts";

export type HistoryRead = {
  readonly history: DateHistory | undefined;
  readonly phase: "asking" | "failed" | "here";
  retry(): void;
};

/** The server's rows of dates that are too old to be on this device, asked for once and kept while the app is open. */
export function useHistories(dates: readonly CivilDate[]): ReadonlyMap<CivilDate, HistoryRead> {
  const byDate = useCallback(
    (answers: readonly UseQueryResult<DateHistory>[]): ReadonlyMap<CivilDate, HistoryRead> =>
      new Map(
        answers.flatMap(({ data, isError, isFetching, refetch }, index) => {
          const date = dates[index];
          const phase = data ? "here" : isError && !isFetching ? "failed" : "asking";
          return date ? [[date, { history: data, phase, retry: () => void refetch() }]] : [];
        }),
      ),
    [dates],
  );
  return useQueries({
    queries: dates.map((date) => ({
      queryKey: ["history", date],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => fetchHistory(date, signal),
      networkMode: "always" as const,
      staleTime: Number.POSITIVE_INFINITY,
      retry: 1,
    })),
    combine: byDate,
  });
}

async function fetchHistory(date: CivilDate, signal: AbortSignal): Promise<DateHistory> {
  const [activityPages, entryPages] = await Promise.all([
    fetchPages<ActivityPage>("/api/activities", date, signal),
    fetchPages<EntryPage>("/api/entries", date, signal),
  ]);
  const awards = entryPages.flatMap((page) => page.awards).map((award) => [award.id, award] as const);
  return {
    activities: activityPages.flatMap(({ activities }) => activities),
    awards: [...new Map(awards).values()],
    entries: entryPages.flatMap(({ entries }) => entries),
  };
}

async function fetchPages<Page extends { readonly next: string | null }>(
  path: string,
  date: CivilDate,
  signal: AbortSignal,
): Promise<readonly Page[]> {
  const pages: Page[] = [];
  for (let after: string | null = null; ; ) {
    const query: URLSearchParams = new URLSearchParams({ date, ...(after !== null && { after }) });
    const answer = await fetch(`${path}?${query}`, { signal, headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}`);
    const page = (await answer.json()) as Page;
    pages.push(page);
    if (page.next === null) return pages;
    after = page.next;
  }
}
