import "fake-indexeddb/auto";
import "temporal-polyfill/global";
import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { inferOutcome } from "#shared/domain/ledger/outcome.ts";
import { ok } from "#shared/domain/result.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { StoreContext } from "../../store/context.ts";
import type { ActivityDraft, Preview, Store } from "../../store/store.ts";
import type { LogRequest } from "../../ui/shell-context.ts";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { LogSheet } from "./log-sheet.tsx";

const occurredAt = Date.UTC(2026, 3, 8, 15, 45) as Instant;

test("Enter saves what is written, with what was chosen", async () => {
  const { activities, onClose } = await open({ kind: "new", start: "connect" });
  fireEvent.click(await screen.findByText("Callback"));
  write(screen.getByLabelText(/Length/), "2:41");
  write(screen.getByLabelText(/With whom/), "Clínica Duarte");
  fireEvent.submit(screen.getByLabelText(/With whom/));

  await vi.waitFor(() => expect(activities.log).toHaveBeenCalled());
  expect(activities.log).toHaveBeenCalledWith({
    activity: "call",
    disposition: "callback",
    durationSeconds: 161,
    contactRef: "Clínica Duarte",
  });
  await vi.waitFor(() => expect(onClose).toHaveBeenCalled());
});

test("an amount that can't be read is said at its field, which gets the focus; nothing is lost", async () => {
  const { activities } = await open({ kind: "new", start: "deal" });
  const amount = (await screen.findByLabelText(/Amount/)) as HTMLInputElement;
  write(amount, "3.800,0o");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText(/Write the amount in digits/);
  expect(document.activeElement).toBe(amount);
  expect(amount.value).toBe("3.800,0o");
  expect(activities.log).not.toHaveBeenCalled();
});

test("dating back says what it costs before it is saved", async () => {
  await open({ kind: "new", start: "dial" }, { timeliness: "backdated" });
  await screen.findByText("Log");
  expect(screen.queryByText(/not for your streak/)).toBeNull();
  fireEvent.click(screen.getByText("Yesterday"));
  await screen.findByText("Counts for XP, not for your streak.");
});

test("a full device keeps the form and offers the export", async () => {
  const { activities, onClose } = await open({ kind: "new", start: "dial" });
  activities.log.mockResolvedValueOnce({ ok: false, error: { code: "storage_full" } } as never);
  fireEvent.click(await screen.findByRole("button", { name: "Save" }));
  await screen.findByText(/This device is full/);
  expect(screen.getByRole("button", { name: "Export" })).toBeDefined();
  expect(onClose).not.toHaveBeenCalled();
});

test("mending a refused entry keeps its time of day unless the date is changed", async () => {
  const { queue } = await open({
    kind: "fix",
    operationId: "refused",
    details: { activity: "call", disposition: "contact", durationSeconds: 161 },
    occurredAt,
    error: { code: "invalid_duration", field: "durationSeconds" },
  });
  const length = await screen.findByLabelText(/Length/);
  expect(document.activeElement).toBe(length);
  write(length, "0:30");
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await vi.waitFor(() =>
    expect(queue.fix).toHaveBeenCalledWith("refused", {
      activity: "call",
      disposition: "contact",
      durationSeconds: 30,
      occurredAt,
    }),
  );
});

test("a call's length and note suggest how it ended; the rep may choose otherwise, and both are kept", async () => {
  const { activities } = await open({ kind: "new", start: "dial" });
  write(await screen.findByLabelText(/Length/), "2:10");
  expect(screen.queryByText(/Suggested/)).toBeNull();
  write(screen.getByLabelText(/Note/), "Call me back on Monday");
  const callback = (await screen.findByLabelText("Callback")) as HTMLInputElement;
  expect(callback.checked).toBe(true);
  await screen.findByText(/Suggested by length and note: Callback. Quite sure. You have kept 3 of 4/);

  fireEvent.click(screen.getByLabelText("Voicemail"));
  expect(callback.checked).toBe(false);
  fireEvent.submit(screen.getByLabelText(/Note/));
  await vi.waitFor(() =>
    expect(activities.log).toHaveBeenCalledWith(
      expect.objectContaining({ disposition: "voicemail", durationSeconds: 130 }),
      "callback",
    ),
  );
});

function write(field: HTMLElement, value: string): void {
  fireEvent.change(field, { target: { value } });
}

async function open(request: LogRequest, preview: Partial<Preview> = {}) {
  const activities = {
    log: vi.fn(async (_: ActivityDraft) => ok({ id: "logged", xp: 2 })),
    undo: vi.fn(),
    suggest: inferOutcome,
    suggestionAccuracy: async () => ({ kept: 3, suggested: 4 }),
    preview: vi.fn(async () => ({
      parts: [["dial_made", 2]],
      xp: 2,
      localDate: "2026-04-08",
      timeliness: "timely",
      ...preview,
    })),
  };
  const queue = { fix: vi.fn(async () => ok({ id: "fixed", xp: 2 })), exportAll: vi.fn(async () => "{}") };
  const onClose = vi.fn();
  const store = { progress: { overview: async () => undefined }, activities, queue } as unknown as Store;
  await renderScreen(
    <StoreContext value={store}>
      <LogSheet request={request} onClose={onClose} />
    </StoreContext>,
  );
  return { activities, queue, onClose };
}
