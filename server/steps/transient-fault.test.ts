import { expect, test } from "vitest";
import { isTransientFault } from "./transient-fault.ts";

const fault = (code: string, cause?: unknown) => Object.assign(new Error(`fault ${code}`, { cause }), { code });

test.each([
  ["a lost connection", fault("08006")],
  ["a network that is cut", fault("ECONNRESET")],
  ["a server that shuts down", fault("57P01")],
  ["a server that starts", fault("57P03")],
  ["two transactions in each other's way", fault("40001")],
  ["a deadlock", fault("40P01")],
  ["no connection left", fault("53300")],
  ["no memory left", fault("53200")],
  ["a lock that wasn't to be had", fault("55P03")],
  ["a connection that ended without a code", new Error("Connection terminated unexpectedly")],
  ["one of these as the cause", new Error("The step failed", { cause: fault("08006") })],
])("%s passes by itself", (_what, error) => expect(isTransientFault(error)).toBe(true));

test.each([
  ["a statement that took too long", fault("57014")],
  ["a row that is there already", fault("23505")],
  ["a write in a read-only transaction", fault("25006")],
  ["a table that isn't there", fault("42P01")],
  ["a mistake of the code", new TypeError("Cannot read properties of undefined")],
  ["something that is no error", "08006"],
  ["an error that is its own cause", Object.assign(fault("23505"), { cause: fault("22001") })],
])("%s doesn't", (_what, error) => expect(isTransientFault(error)).toBe(false));
