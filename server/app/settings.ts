import { parseZone } from "#shared/domain/time/zone.ts";

/** One variable of the environment. */
export type Setting<Value> = {
  readonly variable: string;
  /** What holds when it isn't set, as the README says it. */
  readonly otherwise: string;
  readonly meaning: string;
  /** Its value, from a text that is never empty, or from `undefined`; throws a `WrongSetting`. */
  read(text: string | undefined): Value;
};

/** Completes the sentence "PORT is wrong: it has to be …". The value itself isn't told: it may be a secret. */
export class WrongSetting extends Error {
  override readonly name = "WrongSetting";
}

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
const defaultPort = 3000;

/** All that can be set, in the order of the README's table. */
export const settings = {
  port: setting("PORT", "3000", "Port to listen on; 0 takes a free one", (text = `${defaultPort}`) => {
    if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) wrong("a number from 0 to 65535");
    return Number(text);
  }),
  host: setting("HOST", "127.0.0.1", "Address to listen on; 0.0.0.0 for all", (text = "127.0.0.1") => {
    if (!/^[\w.:-]+$/.test(text)) wrong("a host name or an address");
    return text;
  }),
  publicUrl: setting(
    "PUBLIC_URL",
    "http://HOST:PORT",
    "Where people reach the server when a proxy on this machine stands before it; with https, cookies stay off http",
    (text) => {
      if (text !== undefined && !isUrl(text, /^https?:$/)) wrong("an http:// or https:// address");
      return text;
    },
  ),
  dataDir: setting(
    "DATA_DIR",
    "./.data",
    "Folder for the embedded PostgreSQL and the secrets",
    (text = "./.data") => text,
  ),
  databaseUrl: setting(
    "DATABASE_URL",
    "the embedded PostgreSQL",
    "A PostgreSQL of your own, 15 or newer, whose user owns the database",
    (text) => {
      if (text !== undefined && !isUrl(text, /^postgres(ql)?:$/)) wrong("a postgres:// address");
      return text;
    },
  ),
  sessionSecret: setting(
    "SESSION_SECRET",
    "made once, kept in DATA_DIR",
    "Signs the session cookies; the same for all servers of one database",
    (text) => {
      if (text !== undefined && text.length < 32) wrong("at least 32 characters long");
      return text;
    },
  ),
  twentyApiUrl: setting("TWENTY_API_URL", "the embedded twin", "A Twenty CRM to keep in step with", (text) => {
    if (text !== undefined && !isUrl(text, /^https?:$/)) wrong("an http:// or https:// address");
    return text;
  }),
  twentyApiKey: setting("TWENTY_API_KEY", "none", "The key of that Twenty", (text) => text),
  tenantTimezone: setting(
    "TENANT_TIMEZONE",
    "Europe/Madrid",
    "Time zone of a tenant made at the start",
    (text = "Europe/Madrid") => parseZone(text) ?? wrong("the name of a time zone, like Europe/Madrid"),
  ),
  demo: setting(
    "DEMO",
    "1 without DATABASE_URL, else 0",
    "Whether an empty database gets the demo tenant and its accounts",
    (text) => {
      if (text !== undefined && text !== "0" && text !== "1") wrong("0 or 1");
      return text === undefined ? undefined : text === "1";
    },
  ),
  demoPassword: setting("DEMO_PASSWORD", "made once, kept in DATA_DIR", "Password of the demo accounts", (text) => {
    if (text !== undefined && (text.length < 8 || text.length > 128)) wrong("8 to 128 characters long");
    return text;
  }),
  logLevel: setting("LOG_LEVEL", "warn", `What the log tells: ${logLevels.join(", ")}`, (text = "warn") => {
    return logLevels.find((level) => level === text) ?? wrong(`one of ${logLevels.join(", ")}`);
  }),
} as const;

function setting<Value>(
  variable: string,
  otherwise: string,
  meaning: string,
  read: (text: string | undefined) => Value,
): Setting<Value> {
  return { variable, otherwise, meaning, read };
}

function wrong(expected: string): never {
  throw new WrongSetting(expected);
}

function isUrl(text: string, protocol: RegExp): boolean {
  return URL.canParse(text) && protocol.test(new URL(text).protocol);
}
