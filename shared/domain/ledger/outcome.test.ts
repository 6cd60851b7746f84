import fc from "fast-check";
import { expect, test } from "vitest";
import { inferOutcome } from "./outcome.ts";

const outcomeOf = (durationSeconds: number, note?: string) => {
  const { disposition, confidence } = inferOutcome({ durationSeconds, ...(note === undefined ? {} : { note }) });
  return `${disposition}, ${confidence}`;
};

test.each([
  [0, "please call back on Friday", "no_answer, high"],
  [9, undefined, "no_answer, high"],
  [9, "do not call again", "no_answer, high"],
  [10, "asked us: do not call again", "dnc, high"],
  [45, "Said: stop calling!", "dnc, high"],
  [300, "No me vuelva a llamar", "dnc, high"],
  [10, "left a message", "voicemail, high"],
  [29, "saltó el buzón de voz", "voicemail, high"],
  [29, undefined, "voicemail, medium"],
  [12, "ok", "voicemail, medium"],
  [20, "not interested, hung up", "not_interested, medium"],
  [20, "No le interesa", "not_interested, medium"],
  [29, "spoke with the assistant", "contact, low"],
  [30, "asked me to call him back", "callback, medium"],
  [119, "que le llame más tarde", "callback, medium"],
  [60, "booked a demo for Monday", "callback, high"],
  [60, "Está interesada, quiere una reunión", "callback, high"],
  [60, "no thanks, already has a supplier", "not_interested, high"],
  [60, "No, gracias", "not_interested, high"],
  [30, undefined, "contact, high"],
  [119, "talked about the weather", "contact, high"],
  [120, "call back next week", "callback, high"],
  [600, "appointment on Tuesday", "callback, high"],
  [600, "agendado para el martes", "callback, high"],
  [120, undefined, "contact, high"],
  [600, "long talk about pricing", "contact, high"],
])("a call of %i s noted as %o ended in %s", (durationSeconds, note, outcome) => {
  expect(outcomeOf(durationSeconds, note)).toBe(outcome);
});

test.each(["not interested", "Not really interested", "isn’t interested", "wasn't interested", "no está interesado"])(
  "%o is never read as interest, however long the call",
  (note) => {
    for (const seconds of [20, 30, 119, 120, 600]) expect(outcomeOf(seconds, note)).toMatch(/^not_interested/);
  },
);

test("a word inside another one says nothing", () => {
  expect(outcomeOf(60, "he was disappointed by the demolition")).toBe("contact, high");
  expect(outcomeOf(60, "works for Wdncorp")).toBe("contact, high");
});

test("any note and any length give an outcome that may be logged", () => {
  fc.assert(
    fc.property(fc.nat(86_400), fc.string({ unit: "grapheme" }), (durationSeconds, note) => {
      expect(inferOutcome({ durationSeconds, note }).disposition).toMatch(/^[a-z_]+$/);
    }),
  );
});
