import { expect, test } from "vitest";
import { classifyRefusal, isHeldAgainstRows } from "./failure.ts";

/** As recorded, one row per answer: status, shape, what it is for a read and for a write. */
const refused = (text: string, error = "BadRequestException") => ({ statusCode: 400, error, messages: [text] });
const coded = (text: string, code: string) => ({ ...refused(text, "Error"), code });

const table: readonly (readonly [number, unknown, string, string])[] = [
  [400, refused("A duplicate entry was detected"), "conflict", "conflict"],
  [400, refused('Object repProgression doesn\'t have any "totalXP" field.'), "permanent/setup", "permanent/setup"],
  [
    400,
    coded('Field "nope" does not exist or is not sortable', "FIELD_NOT_FOUND"),
    "permanent/setup",
    "permanent/setup",
  ],
  [400, refused("Invalid number value '100' for field \"totalXp\""), "permanent/rows", "permanent/rows"],
  [400, refused("'nope' is not a valid UUID"), "permanent/rows", "permanent/rows"],
  [400, coded('Value "abc" is not a valid UUID', "INVALID_QUERY_INPUT"), "permanent/rows", "permanent/rows"],
  [400, refused("object 'nopes' not found. eg: companies"), "permanent/setup", "permanent/setup"],
  [
    400,
    { message: "Unexpected end of JSON input", error: "Bad Request", statusCode: 400 },
    "permanent/rows",
    "permanent/rows",
  ],
  [
    400,
    refused("Cannot read properties of undefined (reading 'position')", "TypeError"),
    "permanent/rows",
    "permanent/rows",
  ],
  [400, refused("args.data.forEach is not a function", "TypeError"), "permanent/rows", "permanent/rows"],
  [400, refused("Maximum number of records to upsert is 200."), "permanent/rows", "permanent/rows"],
  [
    400,
    refused("Multiple records found with the same unique field values for id (id: x)"),
    "permanent/rows",
    "permanent/rows",
  ],
  [500, refused("Data validation error.", "InternalServerErrorException"), "transient/unclear", "transient/unclear"],
  [500, "request entity too large", "permanent/rows", "permanent/rows"],
  [
    403,
    { statusCode: 403, messages: ["Missing authentication token"], error: "FORBIDDEN_EXCEPTION" },
    "configuration",
    "configuration",
  ],
  [401, { statusCode: 401, messages: ["Token invalid."], error: "UNAUTHENTICATED" }, "configuration", "configuration"],
  [
    401,
    { statusCode: 401, messages: ["Token has expired."], error: "UNAUTHENTICATED" },
    "configuration",
    "configuration",
  ],
  [
    403,
    { statusCode: 403, messages: ["This API Key is revoked"], error: "FORBIDDEN_EXCEPTION" },
    "configuration",
    "configuration",
  ],
  [
    403,
    { statusCode: 403, messages: ["This API Key is expired"], error: "FORBIDDEN_EXCEPTION" },
    "configuration",
    "configuration",
  ],
  [
    400,
    coded("Entity performing the request does not have permission", "PERMISSION_DENIED"),
    "configuration",
    "configuration",
  ],
  [429, refused("Limit reached (100 tokens per 60000 ms)", "HttpException"), "rate_limited", "rate_limited"],
  [400, refused("connect ECONNREFUSED database.example:5432", "Error"), "transient/away", "transient/away"],
  [
    500,
    { statusCode: 500, messages: ["LOADING Redis is loading the dataset in memory"] },
    "transient/away",
    "transient/away",
  ],
  [400, coded("Query read timeout", "QUERY_READ_TIMEOUT"), "transient/away", "unknown_outcome/unclear"],
  [404, { message: "Cannot GET /rest", error: "Not Found", statusCode: 404 }, "permanent/setup", "permanent/setup"],
  [404, refused("Record not found", "NotFoundException"), "permanent/rows", "permanent/rows"],
  [400, refused("Something that nobody has seen yet"), "transient/unclear", "transient/unclear"],
  [502, "<html>Bad Gateway</html>", "transient/away", "unknown_outcome/no_answer"],
  [503, "", "transient/away", "transient/away"],
  [301, "", "permanent/setup", "permanent/setup"],
  [500, null, "transient/unclear", "transient/unclear"],
];

test.each(table)("%i %j is %s to a read and %s to a write", (status, body, asRead, asWrite) => {
  const sorted = [false, true].map((isWrite) => {
    const failure = classifyRefusal({ status, body, isWrite });
    return "because" in failure ? `${failure.kind}/${failure.because}` : failure.kind;
  });
  expect(sorted).toEqual([asRead, asWrite]);
});

test("only what may be the rows' own fault is held against them", () => {
  const held = table.filter(([status, body]) => isHeldAgainstRows(classifyRefusal({ status, body, isWrite: true })));
  expect(new Set(held.map(([, , , asWrite]) => asWrite))).toEqual(
    new Set(["conflict", "permanent/rows", "transient/unclear", "unknown_outcome/unclear"]),
  );
});
