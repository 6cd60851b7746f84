import "fake-indexeddb/auto";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { GateReading } from "#shared/domain/progression/gates.ts";
import type { Standing } from "#shared/domain/progression/standing.ts";
import type { RankGate } from "#shared/domain/ruleset/rank-rule.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { StoreContext } from "../../store/context.ts";
import type { Promotion, PromotionGate } from "../../store/reads/progress-views.ts";
import type { Store } from "../../store/store.ts";
import { progressTexts } from "../../ui/messages/progress-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { PromotionScreen } from "./promotion-screen.tsx";

const today = civilDateOf("2026-04-14");
const week = { from: civilDateOf("2026-04-08"), to: today };

test("each gate says in a word how it stands, and why; the open ones come first, the nearest before the others", async () => {
  await show([
    gate({ kind: "level", atLeast: 3 }, "met", { you: 11, need: 3, unit: "level" }),
    gate({ kind: "mentees", atLeast: 4 }, "not_yet", { you: 1, need: 4 }),
    gate({ kind: "rate", rate: "callToAppointment", bound: "at_least", basisPoints: 500 }, "not_enough_data", {
      you: null,
      need: 500,
      unit: "basis_points",
      window: week,
      sample: { of: "dials", size: 185, needed: 200 },
    }),
    gate({ kind: "deals", atLeast: 10 }, "after_sync", { you: 8, need: 10 }, { you: 10, verdict: "met" }),
    gate({ kind: "modules", modules: ["module_0", "module_1"] }, "not_yet", {
      you: 1,
      need: 2,
      missing: ["module_1"],
    }),
    gate({ kind: "certification", certification: "tcpa" }, "after_settlement", {
      you: 1,
      need: 1,
      unit: "certification",
    }),
  ]);
  const rows = await screen.findAllByRole("listitem");
  expect(rows.map((row) => [heading(row), word(row), note(row)])).toEqual([
    ["Exam: TCPA certificate", "After the day closes", "It passes once the day is closed."],
    ["Deals closed", "After sync", "It passes when what is saved here has synced."],
    ["Training modules 0 to 1", "Not yet", "Still to pass: 1."],
    ["Reps you mentor", "Not yet", "3 more."],
    ["Call to appointment", "Not enough data", "The sample is small: 15 more dials."],
    ["Level", "Met", undefined],
  ]);
  expect(screen.getByText("1 of 6 gates are met.")).toBeDefined();
  expect(screen.getByText("~ 3 after what is on its way.")).toBeDefined();
});

test("a figure that only this device has stands beside the confirmed one, and opens to its rows", async () => {
  await show([gate({ kind: "deals", atLeast: 10 }, "after_sync", { you: 8, need: 10 }, { you: 10, verdict: "met" })]);
  const row = await screen.findByRole("listitem");
  expect(row.querySelector(".gate-you b")?.textContent).toBe("8, ~ 10 with what is saved on this device");
  const rows = within(row).getByRole("link", { name: /^Show rows\s*for Deals closed$/ });
  expect(rows.getAttribute("href")).toBe("/ledger?rule=deal_closed&to=2026-04-14");
});

test("P8 an exam that was handed in waits for its result, and a gate of exams opens them", async () => {
  const certification = { kind: "certification", certification: "tcpa" } as const;
  await show([{ ...gate(certification, "not_yet", { you: 0, need: 1, unit: "certification" }), waiting: ["tcpa"] }]);
  const row = await screen.findByRole("listitem");
  expect(note(row)).toBe("Handed in. The result comes with the next sync.");
  expect(within(row).getByRole("link").getAttribute("href")).toBe("/exams");
});

test("the last rank has nothing above it", async () => {
  await show([], null);
  expect(await screen.findByText(/^E-1, Sales rep I is the highest rank/)).toBeDefined();
});

function gate(
  rule: RankGate,
  standing: Standing,
  confirmed: Partial<GateReading>,
  predicted: Partial<GateReading> = {},
): PromotionGate {
  const reading: GateReading = {
    gate: rule,
    you: null,
    need: 1,
    unit: "count",
    bound: "at_least",
    window: { from: null, to: today },
    sample: null,
    verdict: standing === "met" || standing === "after_settlement" ? "met" : "not_yet",
    ...confirmed,
  };
  return { standing, reading: { confirmed: reading, shown: { ...reading, ...predicted } }, waiting: [] };
}

async function show(gates: readonly PromotionGate[], next: Promotion["next"] = "E-2"): Promise<void> {
  const promotion: Promotion = { today, rank: "E-1", next, standing: null, gates, closedThrough: null };
  await renderScreen(
    <StoreContext value={{ progress: { promotion: async () => promotion } } as unknown as Store}>
      <MoreMessages texts={progressTexts}>
        <PromotionScreen />
      </MoreMessages>
    </StoreContext>,
  );
}

function heading(row: HTMLElement): string | null {
  return within(row).getByRole("heading").textContent;
}

function word(row: HTMLElement): string | undefined {
  return row.querySelector(".gate-verdict")?.textContent ?? undefined;
}

function note(row: HTMLElement): string | undefined {
  return row.querySelector(".gate-note")?.textContent ?? undefined;
}
