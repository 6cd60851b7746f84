import { randomUUID } from "node:crypto";
import type { SubmitExam } from "#shared/domain/intents.ts";
import type { Operation } from "#shared/protocol/operations.ts";
import { type SyncAnswer, type SyncRequest, syncSchemaVersion } from "#shared/protocol/sync.ts";
import type { Session } from "./session.ts";

/** An operation as it travels; a bad one may carry anything. */
export type SentOperation = { readonly id: string; readonly deviceSeq: number } & Record<string, unknown>;

type OwnFields = Partial<Record<Exclude<keyof Operation, "id" | "deviceSeq">, unknown>>;

export type Answered = { readonly status: number; readonly body: SyncAnswer };

/** A device without a screen: it makes operations as the app does and sends what it is told, in any order and as often as wanted. */
export type ScriptedDevice = {
  readonly deviceId: string;
  /** A log of work done now. Fields given replace the operation's own. */
  log(body: Record<string, unknown>, fields?: OwnFields): SentOperation;
  undo(activityId: string): SentOperation;
  /** An exam handed in. */
  submit(attempt: SubmitExam): SentOperation;
  send(operations: readonly unknown[], request?: Partial<SyncRequest>): Promise<Answered>;
  /** Everything that the server has for this rep, page after page. */
  pullAll(): Promise<readonly SyncAnswer["changes"][]>;
};

/** Makes a device of the session's rep. `zone` is the one that its dates are counted in. */
export function createScriptedDevice(session: Session, zone: string): ScriptedDevice {
  const deviceId = randomUUID();
  let deviceSeq = 0;

  function operation(kind: string, body: unknown, fields: OwnFields): SentOperation {
    const now = Date.now();
    deviceSeq += 1;
    const times = { recordedAt: now, occurredAt: now, zone, localDate: dateOf(now, zone) };
    return { id: randomUUID(), kind, version: 1, ...times, body, ...fields, deviceSeq };
  }

  function send(operations: readonly unknown[], request: Partial<SyncRequest> = {}): Promise<Answered> {
    return session.post<SyncAnswer>("/api/sync", {
      schema: syncSchemaVersion,
      deviceId,
      cursor: null,
      sentAt: Date.now(),
      pending: { count: 0, oldestLocalDate: null, oldestRecordedAt: null },
      operations,
      ...request,
    });
  }

  return {
    deviceId,
    log: (body, fields = {}) => operation("log_activity", body, fields),
    undo: (activityId) => operation("undo_activity", { activityId }, {}),
    submit: (attempt) => operation("submit_exam", attempt, {}),
    send,
    async pullAll() {
      const pages: SyncAnswer["changes"][] = [];
      for (let cursor: string | null = null, more = true; more; ) {
        const { body } = await send([], { cursor });
        pages.push(body.changes);
        ({ cursor, more } = body);
      }
      return pages;
    },
  };
}

/** The civil date of a moment, by the browser's own calendar: the product's functions are what is under test. */
export function dateOf(at: number, zone: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
}
