import pg from "pg";
import { enterRole, type SessionSettings, sessionConfig } from "./session.ts";

const firstPauseMs = 100;
const longestPauseMs = 5_000;

/**
 * Listens on a connection of its own and returns how to stop. A lost connection is opened again, after pauses that
 * double up to 5 s, and then `heard` gets `null`. Rejects when the first connection can't be made.
 */
export async function listen(
  settings: SessionSettings,
  channel: string,
  heard: (payload: string | null) => void,
  onError: (error: Error) => void,
): Promise<() => Promise<void>> {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let stopped = false;

  async function open(): Promise<void> {
    const opening = new pg.Client(sessionConfig(settings));
    opening.on("error", onError);
    opening.on("notification", ({ payload }) => heard(payload ?? ""));
    try {
      await opening.connect();
      await enterRole(opening);
      await opening.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      await opening.end();
      throw error;
    }
    if (stopped) return opening.end();
    client = opening;
    opening.once("end", () => openAgainAfter(firstPauseMs));
  }

  function openAgainAfter(pauseMs: number): void {
    if (stopped) return;
    retry = setTimeout(() => {
      open().then(
        () => heard(null),
        () => openAgainAfter(Math.min(pauseMs * 2, longestPauseMs)),
      );
    }, pauseMs);
  }

  await open();
  return async () => {
    stopped = true;
    clearTimeout(retry);
    await client?.end();
  };
}
