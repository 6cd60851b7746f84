import { useEffect, useState } from "react";
import type { RaffleStanding } from "#shared/domain/campaign/campaign.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

/** How a raffle can be checked: its fingerprint, after the draw its seed, and whether the two belong together. */
export function DrawCheck({ raffle: { seedHash, seed, entries } }: { readonly raffle: RaffleStanding }) {
  const t = useMessages();
  const format = useFormat();
  const found = useFingerprint(seed);
  return (
    <details className="mission-days">
      <summary>{t("missions.draw")}</summary>
      <p>{t("missions.draw_before")}</p>
      <p>{t("missions.draw_after")}</p>
      <dl className="draw">
        <dt>{t("missions.draw_hash")}</dt>
        <dd>{seedHash}</dd>
        <dt>{t("missions.draw_seed")}</dt>
        <dd>{seed ?? t("missions.draw_secret")}</dd>
        <dt>{t("missions.draw_entries")}</dt>
        <dd>{format.number(entries)}</dd>
      </dl>
      {found !== null && <p>{t(found === seedHash ? "missions.draw_fits" : "missions.draw_differs")}</p>}
    </details>
  );
}

/** The SHA-256 of a seed's bytes in hexadecimal, worked out here; `null` until then, and where the browser offers no cryptography. */
function useFingerprint(seed: string | null): string | null {
  const [found, setFound] = useState<string | null>(null);
  useEffect(() => {
    const subtle = globalThis.crypto?.subtle;
    if (seed === null || subtle === undefined) return;
    let isGone = false;
    const bytes = Uint8Array.from(seed.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    void subtle.digest("SHA-256", bytes).then((digest) => {
      const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
      if (!isGone) setFound(hex);
    });
    return () => {
      isGone = true;
    };
  }, [seed]);
  return found;
}
