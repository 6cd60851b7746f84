import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { civilDateOf } from "#shared/domain/time/civil-date.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { ImportPreview, ImportReport, PastImport } from "#shared/protocol/imports.ts";
import { importTexts } from "../../ui/messages/import-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { ImportsScreen } from "./imports-screen.tsx";

const past: PastImport = {
  id: "i1",
  kind: "videos",
  fileName: "2026-04-13.csv",
  asOf: civilDateOf("2026-04-13"),
  by: "Ana Prado",
  startedAt: instantOf(Date.UTC(2026, 3, 13, 9)),
  undoneAt: null,
  status: "applied",
  rows: 200,
  rejectedRows: 2,
  counts: { applied: 150, replaced: 40, unchanged: 8, notCounted: 0 },
  undoable: true,
};
const rejection = { line: 7, column: "GMV", value: "1.005", reason: "too_many_decimals", hint: "Round it." } as const;
const preview: ImportPreview = {
  rows: 5,
  applied: 2,
  replaced: 1,
  unchanged: 0,
  notCounted: 1,
  rejected: [rejection],
  rejectedRows: 1,
  notCountedRows: [{ line: 4, column: "Handle", value: "bo", reason: "another_handle", hint: "Write that one." }],
  duplicates: [],
  duplicateRows: 0,
  columns: ["Handle", "Video", "Extra"],
  ignoredColumns: ["Extra"],
  newParticipants: ["cy", "di"],
  newParticipantCount: 2,
  firstRows: [{ line: 2, values: { Handle: "ana", Video: "https://v/1" } }],
};
const { firstRows: _, ...counted } = preview;
const report: ImportReport = {
  ...counted,
  importId: "i2",
  possibleDoubles: [
    {
      callId: "c9",
      repName: "Leo Sanz",
      occurredAt: instantOf(Date.UTC(2026, 3, 13, 9)),
      durationSeconds: 130,
      loggedAt: instantOf(Date.UTC(2026, 3, 13, 9, 0, 40)),
      loggedDurationSeconds: 120,
    },
  ],
};

let answers: { [path: string]: () => Response };
let sent: { readonly path: string; readonly body: unknown }[];
beforeEach(() => {
  sent = [];
  answers = { "/api/imports": () => Response.json({ imports: [past] }) };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit = {}) => {
    if (init.method === "POST") sent.push({ path, body: init.body });
    const answer = answers[path.split("?", 1)[0] ?? ""];
    if (answer === undefined) throw new TypeError("no network");
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

async function show(): Promise<void> {
  await renderScreen(
    <QueryClientProvider client={new QueryClient()}>
      <MoreMessages texts={importTexts}>
        <ImportsScreen userId="m1" />
      </MoreMessages>
    </QueryClientProvider>,
  );
}

function choose(content = "Handle,Video,Post Date\n@ana,https://v/1,2026-04-01\n", name = "2026-04-12.csv"): File {
  const file = new File([content], name, { type: "text/csv" });
  fireEvent.change(screen.getByLabelText("File"), { target: { files: [file] } });
  return file;
}

test("a file says by itself what it is and of which date; its preview tells what would change and what to mend, and then it is imported", async () => {
  answers["/api/imports/videos/preview"] = () => Response.json(preview);
  answers["/api/imports/videos"] = () => Response.json(report);
  answers["/api/imports/calls/drop"] = () => Response.json({ callId: "c9" });
  await show();
  const file = choose();
  await waitFor(() => expect((screen.getByLabelText("Videos") as HTMLInputElement).checked).toBe(true));
  expect((screen.getByLabelText("Figures as of") as HTMLInputElement).value).toBe("2026-04-12");

  fireEvent.click(screen.getByRole("button", { name: "Preview" }));
  const would = await screen.findByRole("region", { name: "What the import would do" });
  expect(sent).toEqual([{ path: "/api/imports/videos/preview?name=2026-04-12.csv&asOf=2026-04-12", body: file }]);
  expect(within(would).getByText("5 rows read")).toBeDefined();
  expect(within(would).getByText(/2 handles that nobody has begin in the entry tier.*cy, di/)).toBeDefined();
  expect(within(would).getByText("Columns that nothing is made of: Extra")).toBeDefined();
  expect(
    within(would).getByRole("row", { name: "7 GMV 1.005 Too many decimals Round it to what the currency has." }),
  ).toBeDefined();
  expect(within(would).getByRole("row", { name: /4 Handle bo The video is known under another handle/ })).toBeDefined();

  fireEvent.click(within(would).getByRole("button", { name: "Import 4 valid rows" }));
  await screen.findByRole("region", { name: "Imported" });
  expect(sent.at(-1)).toEqual({ path: "/api/imports/videos?name=2026-04-12.csv&asOf=2026-04-12", body: file });
  expect(screen.getByRole("link", { name: "Download these rows" }).getAttribute("href")).toBe(
    "/api/imports/i2/rejects",
  );

  fireEvent.click(screen.getByRole("button", { name: /^Drop the call of Leo Sanz/ }));
  expect(await screen.findByText("Dropped")).toBeDefined();
  expect(JSON.parse(String(sent.at(-1)?.body))).toEqual({ callId: "c9" });
});

test("a refused file says why, stays chosen, and nothing else is lost", async () => {
  answers["/api/imports/activities/preview"] = () =>
    Response.json({ error: { code: "missing_columns", message: "", field: "date,time" } }, { status: 400 });
  await show();
  choose("call_id,rep\n", "calls.csv");
  await waitFor(() => expect((screen.getByLabelText("Calls") as HTMLInputElement).checked).toBe(true));
  fireEvent.click(screen.getByRole("button", { name: "Preview" }));
  expect(await screen.findByText("The file lacks the columns date, time. Nothing was written.")).toBeDefined();
  expect(screen.getByText(/^calls\.csv, /)).toBeDefined();
});

test("without an answer the file stays chosen, and the reason stands beside the button", async () => {
  answers = {};
  await show();
  choose();
  const button = screen.getByRole("button", { name: "Preview" });
  const why = "Previews and imports need the server. Your file stays chosen.";
  expect(await screen.findByText(why, {}, { timeout: 5000 })).toBeDefined();
  fireEvent.click(button);
  expect(sent).toEqual([]);
  expect(screen.getByText(/^2026-04-12\.csv, /)).toBeDefined();
});

test("an import is undone after a question, and the history is read again", async () => {
  answers["/api/imports/i1/undo"] = () => {
    answers["/api/imports"] = () =>
      Response.json({ imports: [{ ...past, status: "undone", undoneAt: past.startedAt, undoable: false }] });
    return Response.json({ importId: "i1", withdrawn: 150, replaced: 40 });
  };
  await show();
  expect(await screen.findByText("150 new, 40 changed, 8 as they were, 2 rejected")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Undo 2026-04-13.csv" }));
  const dialog = await screen.findByRole("dialog");
  fireEvent.click(within(dialog).getByRole("button", { name: "Undo" }));
  expect(await screen.findByText("Undone")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Undo 2026-04-13.csv" })).toBeNull();
});
