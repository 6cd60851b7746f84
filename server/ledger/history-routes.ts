import type { FastifyInstance, FastifyRequest } from "fastify";
import { type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { type ActivityPage, type EntryPage, historyRowsAtMost } from "#shared/protocol/history.ts";
import { idSchema } from "#shared/protocol/operations.ts";
import type { Db } from "../db/db.ts";
import { RequestFault } from "../http/fault.ts";
import { activityHistory, entryHistory, type Page, spanOfDate } from "./history.ts";

type PageQuery = { readonly rep?: string; readonly after?: string; readonly limit?: string };

const defaultRows = 200;

/**
 * `GET /api/activities` and `GET /api/entries`: what a device doesn't hold any more. A rep asks for the own, a manager names the rep of a
 * team.
 */
export function registerHistoryRoutes(app: FastifyInstance, { db }: { readonly db: Db }): void {
  app.get<{ Querystring: PageQuery & { date?: string; before?: string } }>(
    "/api/activities",
    async (request): Promise<ActivityPage> => {
      const { date, before } = request.query;
      if ((date === undefined) === (before === undefined))
        throw invalid("date", "Ask for the activities of one date, or of those before one: date or before.");
      const span =
        date !== undefined
          ? spanOfDate(readDate("date", date))
          : { from: null, before: readDate("before", before ?? "") };
      return found(await activityHistory(db, request.identity, repAskedFor(request), span, readPage(request.query)));
    },
  );

  app.get<{ Querystring: PageQuery & { date?: string } }>("/api/entries", async (request): Promise<EntryPage> => {
    const date = readDate("date", request.query.date ?? "");
    return found(await entryHistory(db, request.identity, repAskedFor(request), date, readPage(request.query)));
  });
}

function repAskedFor({ identity, query }: FastifyRequest<{ Querystring: PageQuery }>): string {
  const repId = query.rep ?? identity.repId;
  if (repId === null) throw invalid("rep", "Name the rep.");
  if (!idSchema.safeParse(repId).success) throw notFound();
  return repId;
}

function readPage({ after = null, limit }: { readonly after?: string | null; readonly limit?: string }): Page {
  const rows = limit === undefined ? defaultRows : Number(limit);
  if (!Number.isInteger(rows) || rows < 1 || rows > historyRowsAtMost)
    throw invalid("limit", `A page has 1 to ${historyRowsAtMost} rows.`);
  return { after, limit: rows };
}

function readDate(field: string, text: string): CivilDate {
  const date = parseCivilDate(text);
  if (date === null) throw invalid(field, `${field} is a date: YYYY-MM-DD.`);
  return date;
}

function found<Value>(page: Value | null): Value {
  if (page === null) throw notFound();
  return page;
}

function notFound(): RequestFault {
  return new RequestFault({ code: "not_found", message: "There is no such rep." });
}

function invalid(field: string, message: string): RequestFault {
  return new RequestFault({ code: "invalid_request", field, message });
}
