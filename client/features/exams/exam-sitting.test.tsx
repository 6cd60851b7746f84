import "fake-indexeddb/auto";
import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { err, ok } from "#shared/domain/result.ts";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import type { Question } from "#shared/exams/question.ts";
import { StoreContext } from "../../store/context.ts";
import type { Sitting } from "../../store/reads/exam-views.ts";
import type { Store } from "../../store/store.ts";
import { examTexts } from "../../ui/messages/exam-texts.ts";
import { MoreMessages } from "../../ui/messages/use-messages.tsx";
import { usePreferences } from "../../ui/preferences/use-preferences.tsx";
import { renderScreen } from "../../ui/testing/render-screen.tsx";
import { ExamSitting } from "./exam-sitting.tsx";

const rule: ExamRule = { id: "module_0", passFrom: 8000, xp: 50, questions: 3, minutes: 10, needs: [] };
const started = Date.UTC(2026, 3, 14, 9);
const questions: readonly Question[] = ["one", "two", "three"].map((id) => ({
  id,
  prompt: text(`Question ${id}?`),
  options: { a: text(`${id} a`), b: text(`${id} b`), c: text(`${id} c`), d: text(`${id} d`) },
}));

beforeEach(() => {
  vi.useFakeTimers({ now: started, toFake: ["setInterval", "clearInterval", "Date", "performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

test("1 to 4 choose the answers, each is kept at once, and a new question takes the focus", async () => {
  const { exams } = await show({});
  const first = await screen.findByRole("group", { name: /Question 1 of 3/ });
  expect(document.activeElement?.textContent).toContain("Question one?");
  for (const [key, option] of [
    ["1", "a"],
    ["2", "b"],
    ["3", "c"],
    ["4", "d"],
  ] as const) {
    fireEvent.keyDown(document.activeElement ?? document.body, { key });
    await waitFor(() =>
      expect(within(first).getByRole("radio", { name: `one ${option}` })).toHaveProperty("checked", true),
    );
    expect(exams.save).toHaveBeenLastCalledWith("sitting", { answers: { one: option }, elapsedSeconds: 0 });
  }
  fireEvent.click(screen.getByRole("button", { name: "Next" }));
  await screen.findByRole("group", { name: /Question 2 of 3/ });
  expect(document.activeElement?.textContent).toContain("Question two?");
});

test("the keys choose while an answer has the focus, too", async () => {
  await show({});
  const radio = await screen.findByRole("radio", { name: "one b" });
  radio.focus();
  fireEvent.keyDown(radio, { key: "3" });
  await waitFor(() => expect(screen.getByRole("radio", { name: "one c" })).toHaveProperty("checked", true));
});

test("before it goes in everything is seen at a glance, and what is open can be gone back to", async () => {
  const { exams, onDone } = await show({ at: 3, answers: { one: "a", three: "d" } });
  expect(await screen.findByText("1 question is still open.")).toBeDefined();
  const rows = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(rows).toEqual(["1. Question one?one a", "2. Question two?Open", "3. Question three?three d"]);

  fireEvent.click(screen.getByRole("button", { name: /^2\. Question two/ }));
  fireEvent.click(await screen.findByRole("radio", { name: "two c" }));
  for (const name of ["Next", "Review"]) fireEvent.click(await screen.findByRole("button", { name }));
  expect(await screen.findByText("Everything is answered.")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Hand in" }));
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  expect(exams.submit).toHaveBeenCalledExactlyOnceWith("sitting", 0);
});

test("what was away counts as time, and the end of the time hands in what is there, once", async () => {
  // 9:50 had gone by at the last save, and the page was away for five seconds.
  const { exams, onDone } = await show({
    answers: { one: "a" },
    elapsedSeconds: 590,
    savedAt: instantOf(started - 5000),
  });
  expect((await screen.findByRole("timer")).textContent).toBe("Time left: 0:05");
  expect(screen.getByText("1 minute left")).toBeDefined();
  await act(async () => vi.advanceTimersByTime(4000));
  expect(exams.submit).not.toHaveBeenCalled();
  await act(async () => vi.advanceTimersByTime(3000));
  await waitFor(() => expect(onDone).toHaveBeenCalledTimes(1));
  expect(exams.submit).toHaveBeenCalledExactlyOnceWith("sitting", 600);
});

test("who takes more time has it on the clock", async () => {
  await show({ elapsedSeconds: 590 }, 200);
  expect((await screen.findByRole("timer")).textContent).toBe("Time left: 10:10");
});

test("an answer that could not be kept says so", async () => {
  const { exams } = await show({});
  exams.save.mockResolvedValue(err({ code: "storage_full" }));
  fireEvent.click(await screen.findByRole("radio", { name: "one b" }));
  expect(await screen.findByText(/full/i)).toBeDefined();
});

async function show(change: Partial<Sitting>, examTime: 100 | 150 | 200 = 100) {
  const start: Sitting = {
    id: "sitting",
    examId: "module_0",
    kind: "exam",
    bank: 1,
    answers: {},
    at: 0,
    startedAt: instantOf(started),
    savedAt: instantOf(started),
    elapsedSeconds: 0,
    ...change,
  };
  const exams = {
    save: vi.fn<Store["exams"]["save"]>(async () => ok(null)),
    submit: vi.fn<Store["exams"]["submit"]>(async () => ok(null)),
  };
  const onDone = vi.fn();
  await renderScreen(
    <MoreMessages texts={examTexts}>
      <Running start={start} exams={exams} examTime={examTime} onDone={onDone} />
    </MoreMessages>,
  );
  return { exams, onDone };
}

type RunningProps = {
  readonly start: Sitting;
  readonly exams: Pick<Store["exams"], "save" | "submit">;
  readonly examTime: 100 | 150 | 200;
  readonly onDone: () => void;
};

/** Keeps what is saved, as the device's database does. */
function Running({ start, exams, examTime, onDone }: RunningProps) {
  const [sitting, setSitting] = useState(start);
  const [preferences, change] = usePreferences();
  const save: Store["exams"]["save"] = async (id, changed) => {
    const saved = await exams.save(id, changed);
    if (saved.ok) setSitting((known) => ({ ...known, ...changed }));
    return saved;
  };
  if (preferences.examTime !== examTime)
    return (
      <button type="button" ref={(button) => button?.click()} onClick={() => change({ examTime })}>
        More time
      </button>
    );
  return (
    <StoreContext value={{ exams: { ...exams, save } } as unknown as Store}>
      <ExamSitting sitting={sitting} rule={rule} questions={questions} onDone={onDone} />
    </StoreContext>
  );
}

function text(words: string): Question["prompt"] {
  return { en: words, es: words };
}
