import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Button } from "../controls/button.tsx";
import { MessagesProvider } from "../messages/use-messages.tsx";
import { ToastProvider, toastMs, useToast } from "./toast.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("it leaves after ten seconds, but not while somebody rests on it or has the focus in it", () => {
  const onUndo = vi.fn();
  show(onUndo);

  pass(toastMs - 1);
  const undo = screen.getByRole("button", { name: "Undo" });
  fireEvent.pointerEnter(undo.parentElement as HTMLElement);
  pass(3 * toastMs);
  fireEvent.pointerLeave(undo.parentElement as HTMLElement);
  fireEvent.focus(undo);
  pass(3 * toastMs);
  expect(screen.queryByRole("button", { name: "Undo" })).not.toBeNull();

  fireEvent.blur(undo);
  pass(toastMs);
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  expect(onUndo).not.toHaveBeenCalled();
});

test("its action acts once and closes it; Escape only closes it", () => {
  const onUndo = vi.fn();
  show(onUndo);
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(onUndo).toHaveBeenCalledTimes(1);
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();

  fireEvent.click(screen.getByRole("button", { name: "Log" }));
  fireEvent.keyDown(screen.getByRole("button", { name: "Undo" }), { key: "Escape" });
  expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  expect(onUndo).toHaveBeenCalledTimes(1);
});

test("logging fast shows one toast and keeps its words, so that they aren't read fifty times", () => {
  show(() => {});
  const live = screen.getByRole("status");
  const words = live.firstChild;
  for (let count = 0; count < 50; count += 1) fireEvent.click(screen.getByRole("button", { name: "Log" }));
  expect(screen.getAllByRole("button", { name: "Undo" })).toHaveLength(1);
  expect(live.firstChild).toBe(words);
});

function show(onUndo: () => void): void {
  render(
    <MessagesProvider language="en">
      <ToastProvider>
        <LogButton onUndo={onUndo} />
      </ToastProvider>
    </MessagesProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Log" }));
}

function LogButton({ onUndo }: { readonly onUndo: () => void }) {
  const toast = useToast();
  return <Button onPress={() => toast({ text: "Saved.", action: { label: "Undo", onAct: onUndo } })}>Log</Button>;
}

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
}
