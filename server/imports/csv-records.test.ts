import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "./csv-records.ts";
import { fileOf } from "./testing.ts";

async function read(content: string | Uint8Array, chunkBytes = 3, recordsAtOnce = 2) {
  const batches = [];
  for await (const batch of readCsv(fileOf(content, chunkBytes), recordsAtOnce)) batches.push(batch);
  return batches;
}

async function fieldsOf(content: string, chunkBytes?: number): Promise<readonly (readonly string[])[]> {
  const records = (await read(content, chunkBytes)).map((batch) => (batch.ok ? batch.value : []));
  return records.flat().map(({ fields }) => fields);
}

test("records arrive with their lines, some at once", async () => {
  expect(await read("a,b\n1,2\n\n3,4\n")).toEqual([
    {
      ok: true,
      value: [
        { line: 1, fields: ["a", "b"] },
        { line: 2, fields: ["1", "2"] },
      ],
    },
    { ok: true, value: [{ line: 4, fields: ["3", "4"] }] },
  ]);
});

test.each(["a,b\r\n1,2\r\n", "a,b\r1,2\r", "a,b\n1,2", "\uFEFFa,b\n1,2\n"])(
  "line ends and a BOM don't matter: %j",
  async (text) => {
    expect(await fieldsOf(text)).toEqual([
      ["a", "b"],
      ["1", "2"],
    ]);
  },
);

test("commas, quotes and line ends inside quotes belong to the field; a stray quote is kept", async () => {
  expect(await fieldsOf('"a,""b""\nc",d\n5" pipe,e\n')).toEqual([
    ['a,"b"\nc', "d"],
    ['5" pipe', "e"],
  ]);
});

test("any text survives, wherever the chunks are cut", async () => {
  const field = fc.string({ unit: "grapheme" }).filter((text) => !/["\n\r,\0\uFEFF]/.test(text));
  await fc.assert(
    fc.asyncProperty(field, fc.integer({ min: 1, max: 9 }), async (text, chunkBytes) => {
      expect(await fieldsOf(`head,x\n${text},x`, chunkBytes)).toEqual([
        ["head", "x"],
        [text, "x"],
      ]);
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["UTF-16, little-endian, with BOM", Buffer.from("\uFEFFa,b\n1,2\n", "utf16le")],
  ["UTF-16, little-endian, without BOM", Buffer.from("a,b\n1,2\n", "utf16le")],
  ["UTF-16, big-endian, with BOM", Buffer.from("\uFEFFa,b\n", "utf16le").swap16()],
  ["Latin-1", Buffer.from("name\nJosé\n", "latin1")],
  ["a character cut off at the end", Buffer.from("name\né").subarray(0, -1)],
])("%s is refused", async (_, bytes) => {
  expect((await read(bytes)).at(-1)).toEqual({ ok: false, error: { code: "invalid_encoding" } });
});

test("a quote that isn't closed refuses the file and says how far it was read", async () => {
  expect((await read('a,b\n1,2\n"3,4\n5,6\n')).at(-1)).toEqual({
    ok: false,
    error: { code: "malformed_csv", line: 4 },
  });
});

test("a record without end doesn't fill the memory", async () => {
  expect((await read(`a,b\n"${"x".repeat(100_000)}`, 4096)).at(-1)).toEqual({
    ok: false,
    error: { code: "malformed_csv", line: 2 },
  });
});

test("an error of the source comes through", async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from("a,b\n");
    throw new Error("cut off");
  }
  const reading = async () => {
    for await (const _ of readCsv(broken(), 10));
  };
  await expect(reading()).rejects.toThrow("cut off");
});
