import "fake-indexeddb/auto";
import { screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import type { Award } from "#shared/domain/ledger/award.ts";
import { badgeCodeOf, type TierReading } from "#shared/domain/progression/badges.ts";
import type { Standing } from "#shared/domain/progression/standing.ts";
import type { BadgeTier } from "#shared/domain/ruleset/badge-rule.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { StoreContext } from "../../store/context.ts";
import type { BadgeTierView } from "../../store/reads/progress-views.ts";
import type { Store } from "../../store/store.ts";
import { progressTexts } from "../../ui/messages/progress-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { BadgesScreen } from "./badges-screen.tsx";

const today = civilDateOf("2026-04-14");
const wonOn = civilDateOf("2026-04-02");

test("a badge tells its tiers: what was won and when, and how far the next one is", async () => {
  const card = await show([won("bronze"), tier("silver", "not_yet", { value: 18, needed: 25, progress: 7200 })]);
  expect(tags(card)).toEqual(["bronze Met", "silver Not yet"]);
  expect(card.querySelector(".badge-won")?.textContent).toBe("bronze, +150 XP Thursday 2 April");
  const day = within(card).getByRole("link", { name: "Thursday 2 April" });
  expect(day.getAttribute("href")).toBe("/ledger?date=2026-04-02");
  expect(within(card).getByRole("heading", { level: 3 }).textContent).toBe("Closer, silver");
  expect(card.querySelector(".gate-you")?.textContent).toBe("You 18");
  expect(card.querySelector(".gate-need")?.textContent).toBe("Need 25");
  expect(card.querySelector(".gate-note")?.textContent).toBe("7 more.");
});

test("one that was taken back says so, with the reason", async () => {
  const reason = "The deals were a colleague’s.";
  const card = await show([tier("bronze", "not_yet", {}, { ...award("bronze"), reversed: true, reason })]);
  expect(card.querySelector(".badge-won")?.textContent).toMatch(/ Taken back by your manager\. The deals were a col/);
});

test("with every tier won nothing is left to reach", async () => {
  const card = await show([won("bronze"), won("silver")]);
  expect(within(card).getByText("Every tier is won.")).toBeDefined();
  expect(within(card).queryByRole("heading", { level: 3 })).toBeNull();
});

function won(name: BadgeTier): BadgeTierView {
  return tier(name, "met", { value: 30, awardedOn: wonOn, progress: 10_000, verdict: "met" }, award(name));
}

function award(name: BadgeTier): Award {
  const code = badgeCodeOf("closer", name);
  const rest = { deals: 0, reversed: false, decidedAt: instantOf(0), evidence: [] };
  return { id: code, kind: "badge", code, localDate: wonOn, lines: [{ rule: "badge_earned", amount: 150 }], ...rest };
}

function tier(
  name: BadgeTier,
  standing: Standing,
  change: Partial<TierReading>,
  won: Award | null = null,
): BadgeTierView {
  const reading: TierReading = {
    badge: "closer",
    tier: name,
    code: badgeCodeOf("closer", name),
    xp: 150,
    goal: { kind: "count", counter: "deal_closed", atLeast: 25 },
    awardedOn: null,
    value: 0,
    needed: 25,
    unit: "count",
    bound: "at_least",
    window: { from: null, to: today },
    sample: null,
    held: null,
    progress: 0,
    verdict: "not_yet",
    ...change,
  };
  return { standing, reading: { confirmed: reading, shown: reading }, award: won };
}

async function show(tiers: readonly BadgeTierView[]): Promise<HTMLElement> {
  const badges = async () => [{ badge: "closer", tiers }];
  await renderScreen(
    <StoreContext value={{ progress: { badges } } as unknown as Store}>
      <MoreMessages texts={progressTexts}>
        <BadgesScreen />
      </MoreMessages>
    </StoreContext>,
  );
  const card = (await screen.findByRole("heading", { level: 2, name: "Closer" })).closest("li");
  return card as HTMLElement;
}

function tags(card: HTMLElement): readonly (string | null)[] {
  return [...card.querySelectorAll(".badge-tiers .tag")].map(({ textContent }) => textContent);
}
