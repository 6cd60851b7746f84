import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sixtyDials } from "#shared/domain/campaign/testing.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import type { CampaignMissions, MissionPreview, MissionVersion } from "#shared/protocol/campaign-missions.ts";
import { managerTexts } from "../../ui/messages/manager-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { emptyForm } from "./mission-form.ts";
import { beginSeries, type LocalMission } from "./mission-shelf.ts";
import { MissionsScreen } from "./missions-screen.tsx";

const dials: MissionVersion = {
  id: "0b0e7a52-6f2e-4a52-9d7b-1c1a8d7e0a11",
  seriesId: "0b0e7a52-6f2e-4a52-9d7b-1c1a8d7e0a11",
  seriesVersion: 1,
  ...sixtyDials,
  state: "published",
  enabled: true,
  activated: false,
  publishedAt: null,
  version: "7",
  rows: { people: 12, dormant: 12, active: 0, completed: 0 },
};
const known: CampaignMissions = {
  missions: [dials],
  tiers: [
    { id: "tier_1", ordinal: 1, name: "Bronze", color: "#a9714b", threshold: 0 },
    { id: "tier_2", ordinal: 2, name: "Silver", color: "#8f9aa6", threshold: 100 },
  ],
  rewards: [],
  today: civilDateOf("2026-04-20"),
  currency: "EUR",
  raffleEndsBefore: {},
};
const preview: MissionPreview = {
  from: civilDateOf("2026-03-24"),
  to: civilDateOf("2026-04-20"),
  participants: [
    { id: "a", name: "Ana Ruiz", tierId: "tier_1", value: 75, finished: true },
    { id: "b", name: "Iván Sanz", tierId: "tier_2", value: 30, finished: false },
  ],
  notEligible: 0,
};

let missions: CampaignMissions | null;
let answers: { readonly [request: string]: () => Response };
let sent: { readonly request: string; readonly body: unknown }[];

beforeEach(() => {
  missions = known;
  sent = [];
  answers = { "POST /api/campaign/missions/preview": () => Response.json(preview) };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    const { method = "GET", body } = init;
    if (method === "GET") {
      if (missions === null) throw new TypeError("no network");
      return Response.json(missions);
    }
    const request = `${method} ${path}`;
    sent.push({ request, body: body === undefined ? undefined : JSON.parse(String(body)) });
    return answers[request]?.() ?? Response.json(dials);
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show(view: "list" | "draft", draft: LocalMission | null = null, seen: CampaignMissions | null = null) {
  const onView = vi.fn();
  const make = () => {
    if (draft) localStorage.setItem("perennial.mission-draft.m1", JSON.stringify(draft));
    if (seen) localStorage.setItem("perennial.campaign.1.m1./api/campaign/missions", JSON.stringify(seen));
    return (
      <QueryClientProvider client={new QueryClient()}>
        <MoreMessages texts={managerTexts}>
          <MissionsScreen userId="m1" view={view} onView={onView} />
        </MoreMessages>
      </QueryClientProvider>
    );
  };
  await renderScreen(<Late of={make} />);
  return onView;
}

/** Made when it is first drawn: the screen around it empties the storage before. */
function Late({ of: make }: { readonly of: () => React.ReactNode }) {
  return make();
}

function kept(): LocalMission | null {
  return JSON.parse(localStorage.getItem("perennial.mission-draft.m1") ?? "null");
}

const draft: LocalMission = beginSeries({ ...emptyForm(known), title: "Thirty dials", target: "30" });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

test("a mission is told with its goal, who has it and what can be done next, and asks before it starts", async () => {
  await show("list");
  const card = await screen.findByRole("region", { name: "Sixty dials" });
  expect(within(card).getByText("60 dials")).toBeDefined();
  expect(within(card).getByText("Not started")).toBeDefined();
  expect(within(card).getByText("12 people have it, 0 finished.")).toBeDefined();
  press("Start: Sixty dials");
  expect(sent).toEqual([]);
  fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Start" }));
  await waitFor(() => expect(sent).toMatchObject([{ request: `POST /api/campaign/missions/${dials.id}/activate` }]));
});

test("an edit of a published mission begins its next version, and what is typed stays on this device", async () => {
  const onView = await show("list");
  await screen.findByRole("region", { name: "Sixty dials" });
  press("New version: Sixty dials");
  expect(onView).toHaveBeenCalledWith("draft");
  expect(kept()).toMatchObject({ missionId: dials.id, seriesVersion: 2, seen: null, form: { target: "60" } });
});

test("what can't be is said at its field once something is tried, and nothing is sent", async () => {
  await show("draft", { ...draft, form: { ...draft.form, title: "", target: "many", displayOrder: "1" } });
  const target = (await screen.findByLabelText("Target")) as HTMLInputElement;
  expect(target.getAttribute("aria-invalid")).toBeNull();
  press("Publish");
  expect(screen.getByText("Give it a title.")).toBeDefined();
  expect(screen.getByText("Write a figure, in digits.")).toBeDefined();
  expect(screen.getByText("Another mission of this kind and tier has this place.")).toBeDefined();
  expect(screen.queryByRole("dialog")).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Title")));
  fireEvent.change(target, { target: { value: "1,200" } });
  expect(screen.getByText("1,200 dials")).toBeDefined();
  expect(sent).toEqual([]);
});

test("a dry run says who would have finished, by figures, and warns once the form has changed", async () => {
  await show("draft", draft);
  await screen.findByLabelText("Target");
  press("Try it on the last 28 days");
  await screen.findByText("1 of 2 would have finished.");
  expect(sent).toMatchObject([{ body: { type: "dial_made", target: 30, tierEligibility: "all" } }]);
  const people = screen.getByRole("list", { name: "By person" });
  expect(within(people).getByText("250%")).toBeDefined();
  fireEvent.change(screen.getByLabelText("Target"), { target: { value: "40" } });
  expect(screen.getByText("The form has changed since. Try it again.")).toBeDefined();
});

test("publishing saves, publishes and starts in this order, and ends the draft; a refusal keeps it with its field", async () => {
  const saved = { ...dials, id: draft.id, version: "9", state: "draft" };
  answers = {
    ...answers,
    "POST /api/campaign/missions": () => Response.json(saved),
    [`POST /api/campaign/missions/${draft.id}/publish`]: () =>
      Response.json(
        { error: { code: "invalid_mission", field: "mission.displayOrder", hint: "place_taken", message: "…" } },
        { status: 422 },
      ),
  };
  const onView = await show("draft", draft);
  await screen.findByLabelText("Target");
  const publish = () => {
    press("Publish");
    fireEvent.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Publish" }));
  };
  publish();
  await screen.findByText("Another mission of this kind and tier has this place.");
  expect(kept()).toMatchObject({ id: draft.id, missionId: draft.id, seen: "9" });
  expect(onView).not.toHaveBeenCalled();

  answers = { ...answers, [`POST /api/campaign/missions/${draft.id}/publish`]: () => Response.json(saved) };
  sent = [];
  answers = { ...answers, [`PUT /api/campaign/missions/${draft.id}`]: () => Response.json(saved) };
  publish();
  await waitFor(() => expect(onView).toHaveBeenCalledWith("list"));
  expect(sent.map(({ request }) => request)).toEqual([
    `PUT /api/campaign/missions/${draft.id}`,
    `POST /api/campaign/missions/${draft.id}/publish`,
    `POST /api/campaign/missions/${draft.id}/activate`,
  ]);
  expect(kept()).toBeNull();
});

test("without the server the form goes on by what was last seen, and says why the rest waits", async () => {
  missions = null;
  await show("draft", draft, known);
  fireEvent.change(await screen.findByLabelText("Title"), { target: { value: "Forty dials" } });
  const publish = await screen.findByRole(
    "button",
    { name: "Publish", description: /needs the server/ },
    { timeout: 5000 },
  );
  expect(publish.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(publish);
  expect(sent).toEqual([]);
  expect(kept()?.form.title).toBe("Forty dials");
});
