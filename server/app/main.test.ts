import { spawnSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";

test("a wrong value stops the start with a sentence that names it, and nothing else", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "server/app/main.ts"], {
    cwd: path.resolve(import.meta.dirname, "../.."),
    env: { PATH: process.env.PATH, PORT: "abc", DEMO: "maybe" },
    encoding: "utf8",
  });
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: "",
    stderr: "PORT is wrong: it has to be a number from 0 to 65535.\nDEMO is wrong: it has to be 0 or 1.\n",
  });
}, 30_000);
