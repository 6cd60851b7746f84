import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import type { Decision } from "#shared/protocol/decisions.ts";
import type { RepReview } from "#shared/protocol/history.ts";
import type { TeamRep } from "#shared/protocol/team.ts";
import { managerTexts } from "../../ui/messages/manager-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { ReviewPart } from "./review-part.tsx";

const decidedAt = instantOf(Date.UTC(2026, 3, 14, 9));
const today = civilDateOf("2026-04-14");
const full: RepReview = {
  repId: "ana",
  suspects: [
    {
      id: "call",
      activity: "call",
      disposition: "contact",
      durationSeconds: 161,
      localDate: today,
      occurredAt: decidedAt,
      recordedAt: decidedAt,
      zone: "Europe/Madrid" as Zone,
      source: "device",
      backdated: false,
      late: false,
      suspect: true,
      undone: false,
      undoneLate: false,
    },
  ],
  clocks: [],
  leaveRequests: [{ id: "leave", from: civilDateOf("2026-04-13"), to: today, recordedAt: decidedAt, approved: false }],
  mentor: null,
  mentees: [],
  awards: [
    {
      id: "award",
      kind: "badge",
      code: "closer.bronze",
      localDate: today,
      lines: [{ rule: "badge_earned", amount: 150 }],
      deals: 0,
      reversed: false,
      decidedAt,
      evidence: [],
    },
  ],
  decisions: [{ id: "past", kind: "excuse", body: {}, decidedBy: "Eva", decidedAt, revoked: false }],
};

let sent: Decision[];
let answering: () => Response;

beforeEach(() => {
  sent = [];
  answering = () => Response.json({});
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit = {}) => {
    if (init.method !== "POST") return Response.json(full);
    sent.push(JSON.parse(String(init.body)));
    return answering();
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show() {
  await renderScreen(
    <QueryClientProvider client={new QueryClient()}>
      <MoreMessages texts={managerTexts}>
        <ReviewPart rep={rep("ana", "Ana")} reps={[rep("ana", "Ana"), rep("bea", "Bea")]} />
      </MoreMessages>
    </QueryClientProvider>,
  );
  await screen.findByText("Doubted clock");
}

function press(name: string | RegExp, within_ = screen.queryByRole("dialog")): void {
  fireEvent.click((within_ ? within(within_) : screen).getByRole("button", { name }));
}

function write(label: string, value: string): void {
  fireEvent.change(within(screen.getByRole("dialog")).getByLabelText(label), { target: { value } });
}

test("what waits is decided once it was asked for again", async () => {
  await show();
  press(/^Clear Connected, 2.min.41.s, Tue 14 Apr, 11:00/);
  expect(sent).toEqual([]);
  press("Clear");
  await waitFor(() => expect(sent).toMatchObject([{ kind: "clear_suspect", repId: "ana", activityId: "call" }]));
  await screen.findAllByText("Cleared. It counts for the streak.");

  press("Approve Mon 13 Apr to Tue 14 Apr");
  press("Approve");
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ kind: "approve_leave", leaveRequestId: "leave" }));
});

test("an adjustment needs a figure and a reason, and stays in its form when it is refused", async () => {
  await show();
  press("Adjust XP or deals");
  press("Adjust");
  expect(screen.getByText("Write a whole number of XP or deals.")).toBeDefined();
  expect(screen.getByText("Write a reason: the rep reads it.")).toBeDefined();
  expect(sent).toEqual([]);

  answering = () => Response.json({ error: { code: "needs_admin", message: "" } }, { status: 403 });
  write("XP", "−6000");
  write("Reason", "Counted twice");
  press("Adjust");
  await screen.findByText(/Only an administrator/);
  expect((within(screen.getByRole("dialog")).getByLabelText("Reason") as HTMLTextAreaElement).value).toBe(
    "Counted twice",
  );
  expect(sent).toMatchObject([{ kind: "adjust", xp: -6000, reason: "Counted twice" }]);
  expect(sent[0]).not.toHaveProperty("deals");
});

test("I2 a decision whose answer was lost is sent again under its id, a changed one under another", async () => {
  await show();
  press("Adjust XP or deals");
  write("XP", "50");
  write("Reason", "Demo");
  answering = () => {
    throw new TypeError("cut off");
  };
  press("Adjust");
  await screen.findByText(/No answer from the server/);
  press("Adjust");
  await waitFor(() => expect(sent).toHaveLength(2));
  await waitFor(() => expect(screen.getByRole("button", { name: "Adjust" }).getAttribute("aria-disabled")).toBeNull());
  write("XP", "60");
  press("Adjust");
  await waitFor(() => expect(sent).toHaveLength(3));
  const [first, again, changed] = sent.map(({ id }) => id);
  expect(again).toBe(first);
  expect(changed).not.toBe(first);
});

test("an award and an earlier decision are taken back with a reason", async () => {
  await show();
  press("Take back Badge: Closer, bronze, Tue 14 Apr");
  press("Take back");
  expect(screen.getByText("Write a reason: the rep reads it.")).toBeDefined();
  write("Reason", "Not a deal");
  press("Take back");
  await waitFor(() => expect(sent).toMatchObject([{ kind: "reverse", awardId: "award", reason: "Not a deal" }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  press(/^Take back Days excused/);
  write("Reason", "Was at work");
  press("Take back");
  await waitFor(() => expect(sent.at(-1)).toMatchObject({ kind: "revoke", decisionId: "past" }));
});

test("a mentee is another rep, from a date on", async () => {
  await show();
  press("Assign a mentee");
  const dialog = screen.getByRole("dialog", { name: "A mentee for Ana" });
  expect(within(dialog).queryByRole("option", { name: "Ana" })).toBeNull();
  press("Assign");
  expect(within(dialog).getByText("Choose a rep.")).toBeDefined();
  write("Who", "bea");
  write("From", "2026-04-20");
  press("Assign");
  await waitFor(() =>
    expect(sent).toMatchObject([{ kind: "assign_mentee", repId: "bea", mentorId: "ana", from: "2026-04-20" }]),
  );
});

function rep(id: string, name: string): TeamRep {
  return {
    id,
    code: id,
    name,
    totalXp: 0,
    level: 1,
    rank: "E-1",
    closedDeals: 0,
    streakDays: 0,
    lastSyncAt: null,
    pendingReported: 0,
    toReview: 2,
    crm: { totalXp: 0, closedDeals: 0, streakDays: 0, publishedAt: null, state: "in_step" },
  };
}
