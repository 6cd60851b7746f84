import type { Disposition } from "#shared/domain/ledger/activity.ts";
import type { DeviceDatabase } from "./database.ts";
import type { SuggestionAccuracy } from "./store.ts";

/** Keeps what was suggested for the end of a call beside what the rep took. It never leaves the device. */
export async function keepSuggestion(
  { relaxed }: DeviceDatabase,
  callId: string,
  suggested: Disposition,
  chosen: Disposition,
): Promise<void> {
  const outcome = suggested === chosen ? "kept" : "overridden";
  await relaxed.suggestions.put({ id: callId, suggested, chosen, outcome });
}

/** How often this device's suggestions were taken. Counted by keys, however many there are. */
export async function readSuggestionAccuracy({ strict }: DeviceDatabase): Promise<SuggestionAccuracy> {
  const { suggestions } = strict;
  return strict.transaction("r", suggestions, async () => {
    const [kept, suggested] = await Promise.all([
      suggestions.where("outcome").equals("kept").count(),
      suggestions.count(),
    ]);
    return { kept, suggested };
  });
}
