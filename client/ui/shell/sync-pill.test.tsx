import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { SyncPill } from "./sync-pill.tsx";

test("it is read out when its state changes, not at every minute or entry", () => {
  const { rerender } = render(<SyncPill leadsToSyncCenter={false} view={{ state: "ok", text: "Synced 2 min ago" }} />);
  const read = (): string | null => screen.getByRole("status").textContent;
  expect(read()).toBe("");

  rerender(<SyncPill leadsToSyncCenter={false} view={{ state: "ok", text: "Synced 3 min ago" }} />);
  expect(read()).toBe("");
  rerender(<SyncPill leadsToSyncCenter={false} view={{ state: "offline", text: "Offline · 1 saved here" }} />);
  expect(read()).toBe("Offline · 1 saved here");
  rerender(<SyncPill leadsToSyncCenter={false} view={{ state: "offline", text: "Offline · 2 saved here" }} />);
  expect(read()).toBe("Offline · 1 saved here");
});
