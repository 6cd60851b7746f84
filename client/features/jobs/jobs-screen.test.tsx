import "temporal-polyfill/global";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { instantOf } from "#shared/domain/time/instant.ts";
import { zoneOf } from "#shared/domain/time/zone.ts";
import type { Execution, ExecutionSummary, Jobs } from "#shared/protocol/jobs.ts";
import { jobTexts } from "../../ui/messages/job-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { JobsScreen } from "./jobs-screen.tsx";

const at = (hour: number, minute = 0) => instantOf(Date.UTC(2026, 3, 14, hour, minute));

const nightRun: ExecutionSummary = {
  id: "run-1",
  job: "settlement",
  scheduledFor: at(9),
  askedBy: "schedule",
  askedByName: null,
  askedAt: at(9),
  startedAt: at(9),
  finishedAt: instantOf(at(9) + 3_000),
  outcome: "partial",
  dryRun: false,
  limit: null,
  attempts: 2,
  error: null,
};
const steps: Execution["steps"] = [
  {
    name: "dates",
    outcome: "partial",
    startedAt: at(9),
    finishedAt: at(9),
    tries: 1,
    counts: { reps: 11, dates: 1_240 },
    badRows: [{ subject: "rep03", reason: "Its zone is unknown." }],
    badRowCount: 1,
    progress: { done: 12, total: 12 },
    error: null,
  },
];
const known: Jobs = {
  zone: zoneOf("Asia/Kathmandu"),
  asOf: at(10),
  jobs: [
    {
      name: "settlement",
      description: "Settles.",
      schedule: { kind: "minutes", every: 30 },
      nextRunAt: at(10, 15),
      needsForce: false,
      last: nightRun,
      underway: null,
    },
    {
      name: "of-a-newer-server",
      description: "Does what is new.",
      schedule: { kind: "weekly", on: 1, at: "00:00" },
      nextRunAt: at(18, 15),
      needsForce: true,
      last: null,
      underway: null,
    },
  ],
};

let online: boolean;
let sent: { readonly path: string; readonly body: unknown }[];
beforeEach(() => {
  online = true;
  sent = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (!online) throw new TypeError("no network");
    if (init.method === "POST") {
      sent.push({ path, body: JSON.parse(String(init.body)) });
      return Response.json({ executionId: "run-2" }, { status: 202 });
    }
    if (path === "/api/jobs") return Response.json(known);
    if (path.startsWith("/api/jobs/executions?")) return Response.json({ executions: [nightRun] });
    return Response.json({ ...nightRun, steps });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show(seen: Jobs | null = null) {
  const screenUnderTest = () => {
    if (seen) localStorage.setItem("perennial.jobs.m1", JSON.stringify(seen));
    return (
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } })}>
        <MoreMessages texts={jobTexts}>
          <JobsScreen userId="m1" />
        </MoreMessages>
      </QueryClientProvider>
    );
  };
  await renderScreen(<Late of={screenUnderTest} />);
}

/** Made when it is first drawn: the screen around it empties the storage before. */
function Late({ of: make }: { readonly of: () => React.ReactNode }) {
  return make();
}

test("each job is told with its schedule and next run on the tenant's clock, and how it went last", async () => {
  await show();
  const [settlement, newer] = (await screen.findAllByRole("row")).slice(1);
  expect(settlement?.textContent).toContain("Every 30 minutes");
  expect(settlement?.textContent).toContain("16:00");
  expect(settlement?.textContent).toContain("In part");
  expect(newer?.textContent).toContain("of-a-newer-server");
  expect(newer?.textContent).toContain("Does what is new.");
  expect(newer?.textContent).toContain("Mondays at 00:00");
  expect(newer?.textContent).toContain("Never yet");
});

test("a run opens to its steps, their figures and the rows that couldn't be treated", async () => {
  await show();
  fireEvent.click(await screen.findByRole("button", { name: "Look at Settlement" }));
  const run = await screen.findByText(/by its schedule, in 3\ss, begun 2 times/);
  const details = run.closest("details") as HTMLDetailsElement;
  details.open = true;
  fireEvent(details, new Event("toggle"));
  const table = await within(details).findByRole("table");
  expect(table.textContent).toContain("Dates");
  expect(table.textContent).toContain("11 reps, 1,240 dates made final");
  expect(table.textContent).toContain("rep03: Its zone is unknown.");
});

test("a dry run and a run are asked for; what needs force is not run from here", async () => {
  await show();
  fireEvent.click(await screen.findByRole("button", { name: "Look at Settlement" }));
  fireEvent.click(await screen.findByRole("button", { name: "Dry run" }));
  await screen.findByText("Asked for. It begins within seconds.");
  fireEvent.click(screen.getByRole("button", { name: "Run now" }));
  await waitFor(() =>
    expect(sent).toEqual([
      { path: "/api/jobs/settlement/run", body: { dryRun: true } },
      { path: "/api/jobs/settlement/run", body: { dryRun: false } },
    ]),
  );

  fireEvent.click(screen.getByRole("button", { name: "Close Settlement" }));
  fireEvent.click(screen.getByRole("button", { name: "Look at of-a-newer-server" }));
  const run = await screen.findByRole("button", { name: "Run now" });
  expect(run.getAttribute("aria-disabled")).toBe("true");
  expect(document.getElementById(run.getAttribute("aria-describedby") ?? "")?.textContent).toContain("--force");
  fireEvent.click(run);
  expect(sent).toHaveLength(2);
});

test("without a network the jobs of the last visit are shown, with their time and why nothing can be run", async () => {
  online = false;
  await show(known);
  await screen.findByText(/^As it was .*15:45\. The server can’t be reached\.$/);
  fireEvent.click(screen.getByRole("button", { name: "Look at Settlement" }));
  const run = await screen.findByRole("button", { name: "Run now" });
  expect(run.getAttribute("aria-disabled")).toBe("true");
  expect(screen.getByText("A run needs the server.")).toBeDefined();
});

test("a first visit that gets no answer says so, and asks again", async () => {
  online = false;
  await show();
  const again = await screen.findByRole("button", { name: "Try again" });
  online = true;
  fireEvent.click(again);
  await screen.findByRole("button", { name: "Look at Settlement" });
});
