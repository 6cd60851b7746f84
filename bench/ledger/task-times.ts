import type { CDPSession, Page } from "@playwright/test";

/**
 * How much processor time the tasks of a page's thread took while some work went on, the longest first, in milliseconds. Unlike the
 * clock it doesn't count what other programs of the machine took meanwhile.
 */
export async function taskTimes(page: Page, work: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser();
  const session = await (browser ? browser.newBrowserCDPSession() : page.context().newCDPSession(page));
  const events = await traced(session, async () => {
    await page.evaluate(() => performance.mark("bench-begins"));
    await work();
    await page.evaluate(() => performance.mark("bench-ends"));
  });
  const begin = events.find(({ name }) => name === "bench-begins");
  const end = events.find(({ name }) => name === "bench-ends");
  if (begin === undefined || end === undefined) throw new Error("The trace lost its marks");
  return events
    .filter(({ name, pid, tid, ts }) => {
      return name.endsWith("RunTask") && pid === begin.pid && tid === begin.tid && ts > begin.ts && ts < end.ts;
    })
    .map(({ tdur = 0 }) => tdur / 1000)
    .sort((a, b) => b - a);
}

/** Microseconds; `tdur` is processor time. */
type TraceEvent = {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
};

async function traced(session: CDPSession, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  const includedCategories = ["toplevel", "blink.user_timing"];
  await session.send("Tracing.start", { traceConfig: { includedCategories }, transferMode: "ReportEvents" });
  await work();
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  return events;
}
