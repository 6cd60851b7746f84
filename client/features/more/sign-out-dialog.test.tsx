import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";

test("signing out with unsent entries asks: send, export, stay or leave them here; losing them takes a typed word", async () => {
  const actions = {
    onSendNow: vi.fn(),
    onExport: vi.fn(),
    onLeave: vi.fn(),
    onSignOut: vi.fn(),
    onClose: vi.fn(),
  };
  await renderScreen(<SignOutDialog unsent={3} {...actions} />);
  const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
  const calls = () => Object.entries(actions).flatMap(([name, { mock }]) => (mock.calls.length > 0 ? [name] : []));

  expect(screen.getByRole("dialog", { name: "3 entries haven’t been sent. Send them first?" })).toBeDefined();
  press("Export file");
  expect(calls()).toEqual(["onExport"]);
  press("Discard and sign out");
  expect(actions.onSignOut).not.toHaveBeenCalled();
  press("Sign out, keep them on this device");
  expect(actions.onLeave).toHaveBeenCalledOnce();
  expect(actions.onSignOut).not.toHaveBeenCalled();
  press("Send now");
  expect(calls()).toEqual(["onSendNow", "onExport", "onLeave", "onClose"]);

  fireEvent.change(screen.getByLabelText("To discard, type discard"), { target: { value: "discard" } });
  press("Discard and sign out");
  expect(actions.onSignOut).toHaveBeenCalledOnce();
});
