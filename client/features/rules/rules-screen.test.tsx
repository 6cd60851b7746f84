import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { PublishedVersion, Rulesets } from "#shared/protocol/rulesets.ts";
import { managerTexts } from "../../ui/messages/manager-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { beginDraft, type RulesDraft } from "./draft.ts";
import { RulesScreen, type RulesView } from "./rules-screen.tsx";

const second: PublishedVersion = {
  startsOn: civilDateOf("2026-04-10"),
  ruleset: { ...defaultRuleset, version: 2, xp: { ...defaultRuleset.xp, dial_made: 3 } },
  note: "More for dials",
  createdBy: "Ana Prado",
  createdAt: instantOf(Date.UTC(2026, 3, 7)),
};
const known: Rulesets = {
  versions: [second],
  inForce: 2,
  today: civilDateOf("2026-04-14"),
  earliestStart: civilDateOf("2026-04-16"),
};

let rulesets: Rulesets | null;
let publishing: () => Response;
let sent: { readonly path: string; readonly body: unknown }[];

beforeEach(() => {
  rulesets = known;
  sent = [];
  publishing = () => Response.json({});
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (init.method === "POST") {
      sent.push({ path, body: JSON.parse(String(init.body)) });
      return publishing();
    }
    if (rulesets === null) throw new TypeError("no network");
    return Response.json(rulesets);
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show(view: RulesView, draft: RulesDraft | null = null, seen: Rulesets | null = null) {
  const onView = vi.fn();
  const screenUnderTest = () => {
    if (draft) localStorage.setItem("perennial.rules-draft.m1", JSON.stringify(draft));
    if (seen) localStorage.setItem("perennial.rulesets.m1", JSON.stringify(seen));
    return (
      <QueryClientProvider client={new QueryClient()}>
        <MoreMessages texts={managerTexts}>
          <RulesScreen userId="m1" view={view} onView={onView} />
        </MoreMessages>
      </QueryClientProvider>
    );
  };
  await renderScreen(<Late of={screenUnderTest} />);
  return onView;
}

/** Made when it is first drawn: the screen around it empties the storage before. */
function Late({ of: make }: { readonly of: () => React.ReactNode }) {
  return make();
}

function kept(): RulesDraft {
  return JSON.parse(localStorage.getItem("perennial.rules-draft.m1") ?? "null");
}

const draft = beginDraft(second.ruleset, known);

test("versions are told newest first, with who, when, what for and what they changed; a draft begins from any", async () => {
  const onView = await show("versions");
  const [newest, first] = await screen.findAllByRole("listitem");
  expect(within(newest as HTMLElement).getByText("In force")).toBeDefined();
  expect(within(newest as HTMLElement).getByText("More for dials")).toBeDefined();
  expect(within(newest as HTMLElement).getByText(/Since Friday 10 April.*Ana Prado/)).toBeDefined();
  expect(
    within(newest as HTMLElement).getByRole("row", { name: "XP for each, Dial 2 XP 3 XP", hidden: true }),
  ).toBeDefined();
  fireEvent.click(within(first as HTMLElement).getByRole("button", { name: "New version from 1" }));
  expect(onView).toHaveBeenCalledWith("draft");
  expect(kept()).toMatchObject({ from: 1, after: 2, startsOn: "2026-04-16" });
});

test("a figure that can't be is said at its field, keeps what was typed, and holds up preview and publishing", async () => {
  await show("draft", draft);
  const dial = (await screen.findByLabelText("Dial")) as HTMLInputElement;
  fireEvent.change(dial, { target: { value: "4,5" } });
  expect(screen.getByText("Write a whole number, in digits.")).toBeDefined();
  expect(dial.value).toBe("4,5");
  expect(dial.getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByRole("button", { name: "Publish" }).getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(screen.getByRole("button", { name: "Preview the last 28 days" }));
  expect(sent).toEqual([]);

  fireEvent.change(dial, { target: { value: "4" } });
  expect(screen.queryByText("Write a whole number, in digits.")).toBeNull();
  expect(screen.getByRole("row", { name: "XP for each, Dial 3 XP 4 XP" })).toBeDefined();
  expect(kept().ruleset.xp.dial_made).toBe(4);
});

test("without the server the form goes on by what was last seen, and says why preview and publishing wait", async () => {
  rulesets = null;
  await show("draft", draft, known);
  fireEvent.change(await screen.findByLabelText("Dial"), { target: { value: "9" } });
  const publish = await screen.findByRole(
    "button",
    { name: "Publish", description: /need the server/ },
    { timeout: 5000 },
  );
  await waitFor(() => expect(publish.getAttribute("aria-disabled")).toBe("true"));
  expect(kept().ruleset.xp.dial_made).toBe(9);
});

test("publishing asks first; a version published meanwhile keeps the draft, is shown, and can be followed by it", async () => {
  await show("draft", { ...draft, note: "Dials again" });
  fireEvent.change(await screen.findByLabelText("Dial"), { target: { value: "5" } });
  const third = { ...second, ruleset: { ...second.ruleset, version: 3 }, note: "Mine first", createdBy: "Eva Sanz" };
  publishing = () => {
    rulesets = { ...known, versions: [second, third] };
    return Response.json({ error: { code: "conflict", message: "Version 3 is the newest." } }, { status: 409 });
  };
  fireEvent.click(screen.getByRole("button", { name: "Publish" }));
  const dialog = screen.getByRole("dialog", { name: "Publish version 3?" });
  expect(sent).toEqual([]);
  fireEvent.click(within(dialog).getByRole("button", { name: "Publish" }));

  await screen.findByText(/Eva Sanz published version 3 meanwhile: “Mine first”/);
  expect(sent).toMatchObject([{ path: "/api/rulesets", body: { startsOn: "2026-04-16", ruleset: { version: 3 } } }]);
  expect(kept().ruleset.xp.dial_made).toBe(5);
  fireEvent.click(screen.getByRole("button", { name: "Go on with mine, as version 4" }));

  publishing = () => Response.json({});
  fireEvent.click(screen.getByRole("button", { name: "Publish" }));
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Publish" }));
  await waitFor(() => expect(kept()).toBeNull());
  expect(sent.at(-1)?.body).toMatchObject({ note: "Dials again", ruleset: { version: 4, xp: { dial_made: 5 } } });
});

test("a date that has begun somewhere and a missing note are said before anything is sent", async () => {
  await show("draft", { ...draft, startsOn: "2026-04-15" });
  fireEvent.change(await screen.findByLabelText("Dial"), { target: { value: "5" } });
  fireEvent.click(screen.getByRole("button", { name: "Publish" }));
  expect(screen.getByText("Choose Thu 16 Apr or later.")).toBeDefined();
  expect(screen.getByText("Write in a few words what it is for.")).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
});
