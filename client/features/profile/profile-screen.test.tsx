import "temporal-polyfill/global";
import "fake-indexeddb/auto";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { err, ok } from "#shared/domain/result.ts";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { StoreContext } from "../../store/context.ts";
import type { ProfileView } from "../../store/reads/profile-view.ts";
import type { Store } from "../../store/store.ts";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { ProfileScreen } from "./profile-screen.tsx";

const madrid = "Europe/Madrid" as ProfileView["zone"];
const tokyo = "Asia/Tokyo" as ProfileView["zone"];

const view: ProfileView = {
  code: "rep01",
  displayName: "Ana Ruiz",
  joinedOn: civilDateOf("2026-01-05"),
  today: civilDateOf("2026-04-14"),
  zone: madrid,
  dayStartHour: 0,
  nextZone: null,
  specialization: null,
  nextSpecialization: null,
  level: 11,
  specializationFromLevel: 5,
  strengths: defaultRuleset.specializations.percent,
  title: null,
  titles: ["E-1", "closer.bronze"],
  leave: [],
  savedHere: { zone: false, specialization: false, title: false },
};

test("a zone is changed by its name, written as it reads; one that doesn't exist is refused in the form", async () => {
  const { profile } = await show({});
  const field = await screen.findByLabelText("New time zone");
  fireEvent.change(field, { target: { value: "Europe/Atlantis" } });
  fireEvent.click(screen.getByRole("button", { name: "Change zone" }));
  expect(await screen.findByText(/No time zone has this name/)).toBeDefined();
  expect(profile.update).not.toHaveBeenCalled();

  fireEvent.change(field, { target: { value: "America / New York" } });
  fireEvent.click(screen.getByRole("button", { name: "Change zone" }));
  await waitFor(() => expect(profile.update).toHaveBeenCalledWith({ zone: "America/New_York" }));
  expect((await screen.findAllByText("Saved on this device")).length).toBeGreaterThan(0);
});

test("a change that isn't in effect yet says from when, and that only this device has it", async () => {
  await show({
    nextZone: { zone: tokyo, from: instantOf(Date.UTC(2026, 3, 14, 15)) },
    savedHere: { zone: true, specialization: false, title: false },
  });
  expect(await screen.findByText(/Asia \/ Tokyo from .* 00:00, when the next day starts there/)).toBeDefined();
  expect(screen.getByText("Saved on this device.")).toBeDefined();
});

test("days off are asked for with one date or two; what counts is said, and so is a refusal", async () => {
  const { profile } = await show({
    leave: [
      {
        id: "leave",
        from: civilDateOf("2026-04-13"),
        to: civilDateOf("2026-04-17"),
        recordedAt: instantOf(0),
        counts: "some",
        state: "confirmed",
      },
    ],
  });
  expect(await screen.findByText("Later days count, the rest waits for your manager")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Take these days off" }));
  expect(await screen.findByText("Choose the first day off.")).toBeDefined();

  fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-05-04" } });
  fireEvent.click(screen.getByRole("button", { name: "Take these days off" }));
  await waitFor(() => expect(profile.requestLeave).toHaveBeenCalledWith({ from: "2026-05-04", to: "2026-05-04" }));

  profile.requestLeave.mockResolvedValue(err({ code: "invalid", field: "to", fault: "leave_backwards" }));
  fireEvent.change(screen.getByLabelText("From"), { target: { value: "2026-05-08" } });
  fireEvent.change(screen.getByLabelText(/^To/), { target: { value: "2026-05-04" } });
  fireEvent.click(screen.getByRole("button", { name: "Take these days off" }));
  expect(await screen.findByText("The last day off lies before the first.")).toBeDefined();
});

test("a strength says what it is worth, opens with the level, and holds from tomorrow", async () => {
  const { profile } = await show({});
  expect(await screen.findByText("dial × 1.25, connected × 1.1")).toBeDefined();
  fireEvent.click(screen.getByRole("radio", { name: /Closer/ }));
  fireEvent.click(screen.getByRole("button", { name: "Choose from tomorrow" }));
  await waitFor(() => expect(profile.update).toHaveBeenCalledWith({ specialization: "closer" }));
});

test("below the level there is nothing to choose, and why", async () => {
  await show({ level: 4 });
  expect(await screen.findByText("You choose one from level 5 on.")).toBeDefined();
  expect(screen.queryByRole("radio")).toBeNull();
});

test("a title is one of those earned, in words", async () => {
  const { profile } = await show({});
  const field = await screen.findByLabelText("Shown under your name");
  expect([...field.querySelectorAll("option")].map((option) => option.textContent)).toEqual([
    "No title",
    "Sales rep I",
    "Closer, bronze",
  ]);
  fireEvent.change(field, { target: { value: "closer.bronze" } });
  await waitFor(() => expect(profile.update).toHaveBeenCalledWith({ title: "closer.bronze" }));
});

async function show(change: Partial<ProfileView>) {
  const profile = {
    read: vi.fn(async () => ({ ...view, ...change })),
    update: vi.fn<Store["profile"]["update"]>(async () => ok(null)),
    requestLeave: vi.fn<Store["profile"]["requestLeave"]>(async () => ok(null)),
  };
  await renderScreen(
    <StoreContext value={{ profile } as unknown as Store}>
      <ProfileScreen />
    </StoreContext>,
  );
  return { profile };
}
