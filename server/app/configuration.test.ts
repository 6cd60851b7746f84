import "temporal-polyfill/global";
import { expect, test } from "vitest";
import { readConfiguration } from "./configuration.ts";
import { settings } from "./settings.ts";

test("an empty environment is a complete one", () => {
  expect(readConfiguration({ PORT: "", DATABASE_URL: "  " })).toMatchObject({
    ok: true,
    value: { port: 3000, host: "127.0.0.1", dataDir: "./.data", tenantTimezone: "Europe/Madrid", logLevel: "warn" },
  });
});

test("what is set is taken", () => {
  const environment = {
    PORT: "0",
    DATABASE_URL: "postgres://me@db/perennial",
    DEMO: "1",
    TENANT_TIMEZONE: "Asia/Tokyo",
  };
  expect(readConfiguration(environment)).toMatchObject({
    ok: true,
    value: { port: 0, databaseUrl: "postgres://me@db/perennial", demo: true, tenantTimezone: "Asia/Tokyo" },
  });
});

test.each([
  ["PORT", "abc"],
  ["PORT", "65536"],
  ["PORT", "-1"],
  ["HOST", "not a host"],
  ["PUBLIC_URL", "ftp://perennial.test"],
  ["DATABASE_URL", "mysql://db"],
  ["SESSION_SECRET", "short"],
  ["TWENTY_API_URL", "twenty"],
  ["TENANT_TIMEZONE", "Atlantis/Center"],
  ["DEMO", "yes"],
  ["DEMO_PASSWORD", "1234567"],
  ["LOG_LEVEL", "loud"],
])("%s = %s stops the start with one sentence, which names it and keeps its value", (variable, value) => {
  const read = readConfiguration({ [variable]: value, TWENTY_API_KEY: "key" });
  if (read.ok) throw new Error("taken");
  expect(read.error).toHaveLength(1);
  expect(read.error[0]).toMatch(new RegExp(`^${variable} is wrong: it has to be .+\\.$`));
  expect(read.error[0]).not.toContain(` ${value} `);
});

test("a Twenty without its key stops the start", () => {
  expect(readConfiguration({ TWENTY_API_URL: "https://twenty.test" })).toEqual({
    ok: false,
    error: ["TWENTY_API_KEY is missing: TWENTY_API_URL needs it."],
  });
});

test("every variable has its name once", () => {
  const names = Object.values(settings).map(({ variable }) => variable);
  expect(new Set(names).size).toBe(names.length);
});
