import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { err, ok, type Result } from "#shared/domain/result.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { ErrorBody } from "#shared/protocol/errors.ts";
import type { ImportReport } from "#shared/protocol/imports.ts";
import type { TeamRep } from "#shared/protocol/team.ts";

export type HttpReplay = {
  /** Where the server answers, `http://127.0.0.1:3000`. */
  readonly url: string;
  readonly email: string;
  readonly password: string;
  readonly asOf: CivilDate | undefined;
};

export type RepTotals = Pick<TeamRep, "code" | "totalXp" | "level" | "closedDeals" | "streakDays">;

export type Replayed = { readonly report: ImportReport; readonly reps: readonly RepTotals[] };

/** Sends a file through a running server as a manager would, and asks for the totals. A refusal is the server's own. */
export async function replayOverHttp(file: string, replay: HttpReplay): Promise<Result<Replayed, ErrorBody>> {
  const { url, email, password, asOf } = replay;
  const signedIn = await fetch(new URL("/api/auth/sign-in/email", url), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!signedIn.ok) return err(await refusalIn(signedIn));
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";", 1)[0])
    .join("; ");

  const target = new URL("/api/imports/activities", url);
  if (asOf !== undefined) target.searchParams.set("asOf", asOf);
  const imported = await fetch(target, {
    method: "POST",
    headers: { "content-type": "text/csv", cookie },
    body: Readable.toWeb(createReadStream(file)),
    duplex: "half",
  });
  if (!imported.ok) return err(await refusalIn(imported));
  const report = (await imported.json()) as ImportReport;

  const team = await fetch(new URL("/api/team", url), { headers: { cookie } });
  if (!team.ok) return err(await refusalIn(team));
  const { reps } = (await team.json()) as { reps: readonly TeamRep[] };
  return ok({ report, reps });
}

async function refusalIn(answer: Response): Promise<ErrorBody> {
  try {
    const { error } = (await answer.json()) as { error?: ErrorBody };
    if (error !== undefined) return error;
  } catch {
    // Not our server's answer: told below.
  }
  return { code: "not_our_server", message: `The server answered ${answer.status} without saying why.` };
}
