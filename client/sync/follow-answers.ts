import type { Live } from "./live.ts";
import type { Exchange } from "./ports.ts";

/**
 * Reads from every answer what it says besides: whether a stream can be had, and whether the queue may have to go out without this page.
 * Asked of the browser at each tap, that would wake the worker at each tap; so it is asked once a request has failed, and on leaving.
 */
export function followAnswers(
  exchange: Exchange,
  live: Pick<Live, "reached" | "unreached">,
  flushLater: () => Promise<void>,
): Exchange {
  return async (request, options) => {
    const answer = await exchange(request, options);
    if (answer.ok) {
      live.reached(`/api/sync/events?device=${request.deviceId}`);
    } else {
      live.unreached();
      if (request.operations.length > 0) void flushLater();
    }
    return answer;
  };
}
