import { expect, test } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { previewCsv } from "./preview-csv.ts";

test("a preview leaves as a row per rep, and no name becomes a formula", () => {
  const csv = previewCsv({
    from: civilDateOf("2026-03-18"),
    to: civilDateOf("2026-04-14"),
    reps: [
      {
        repId: "r",
        code: "rep01",
        name: '=HYPERLINK("x")',
        xp: { before: 100, after: 80 },
        xpByRule: { dial_made: { before: 20, after: 0 } },
        level: { before: 2, after: 1 },
        rank: { before: "E-1", after: "E-1" },
        badges: { gained: [], lost: ["closer.bronze"] },
      },
    ],
  });
  expect(csv.split("\r\n")[1]).toBe(
    `2026-03-18,2026-04-14,rep01,"'=HYPERLINK(""x"")",100,80,-20,2,1,E-1,E-1,,closer.bronze`,
  );
});
