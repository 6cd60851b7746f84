import { render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { userEvent } from "vitest/browser";
import { Button } from "../controls/button.tsx";
import { Sheet } from "./sheet.tsx";

test("the focus goes in, stays in, and comes back when Escape closes it", async () => {
  render(<Opener />);
  const opener = screen.getByRole("button", { name: "Open" });
  await userEvent.click(opener);

  const save = screen.getByRole("button", { name: "Save" });
  expect(document.activeElement).toBe(save);
  opener.focus();
  expect(document.activeElement).not.toBe(opener);

  await userEvent.keyboard("{Escape}");
  await vi.waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(document.activeElement).toBe(opener);
});

function Opener() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Open</Button>
      {isOpen && (
        <Sheet title="Log" closeLabel="Close" onClose={() => setOpen(false)}>
          <Button first>Save</Button>
        </Sheet>
      )}
    </>
  );
}
