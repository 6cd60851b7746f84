import { useEffect, useRef } from "react";
import { createLive, type Live, type PokeStream } from "../../sync/live.ts";

const address = "/api/sync/events";

export type TeamPokes = {
  /** When the server answered last; 0 before it has. */
  readonly answeredAt: number;
  readonly refetch: () => Promise<unknown>;
};

/**
 * Asks for the team again whenever the server says that its figures have changed, for as long as the page is seen. The stream that says so
 * is opened behind an answer, so a server that is away is only asked by the query itself.
 */
export function useTeamPokes(
  { answeredAt, refetch }: TeamPokes,
  connect: (address: string) => PokeStream = openStream,
): void {
  const live = useRef<Live | null>(null);

  useEffect(() => {
    const refresh = oneAtATime(refetch);
    const opened = createLive({ connect, event: "team", onPoke: refresh, onLost: refresh });
    live.current = opened;
    // Seen again, the page asks by itself, and the answer opens the stream.
    const follow = (): void => {
      if (document.hidden) opened.unreached();
    };
    document.addEventListener("visibilitychange", follow);
    return () => {
      document.removeEventListener("visibilitychange", follow);
      opened.end();
    };
  }, [refetch, connect]);

  useEffect(() => {
    if (answeredAt > 0 && !document.hidden) live.current?.reached(address);
  }, [answeredAt]);
}

function openStream(at: string): PokeStream {
  return new EventSource(at);
}

/** What is asked for meanwhile is done once more afterwards: cut short by every poke, a slow answer would never arrive. */
function oneAtATime(work: () => Promise<unknown>): () => void {
  let busy = false;
  let again = false;
  return async function run(): Promise<void> {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      await work();
    } while (again);
    busy = false;
  };
}
