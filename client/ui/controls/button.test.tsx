import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Button } from "./button.tsx";

test("what can't be done now keeps its focus, says why, and does nothing", () => {
  const onPress = vi.fn();
  render(
    <>
      <Button unavailable describedBy="why" onPress={onPress}>
        Sync now
      </Button>
      <p id="why">Sync now needs a network.</p>
    </>,
  );
  const button = screen.getByRole("button", { name: "Sync now", description: "Sync now needs a network." });
  button.focus();
  expect(document.activeElement).toBe(button);
  expect(button.getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(button);
  expect(onPress).not.toHaveBeenCalled();
});
