import { useEffect, useState } from "react";
import type { RaffleStanding } from "#shared/domain/campaign/campaign.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { type DrawCheck as Checked, checkDraw } from "../../ui/raffle/check-draw.ts";

/** How a raffle can be checked: its fingerprint, after the draw its seed and entries, and what this device makes of them. */
export function DrawCheck({ raffle }: { readonly raffle: RaffleStanding }) {
  const t = useMessages();
  const format = useFormat();
  const checked = useCheckedDraw(raffle);
  const { seedHash, seed, entries, draw } = raffle;
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
        {draw?.winningId && (
          <>
            <dt>{t("missions.draw_winner")}</dt>
            <dd>{draw.winningId}</dd>
          </>
        )}
      </dl>
      {checked && checked !== "unable" && <p>{t(`missions.draw_${checked}`)}</p>}
    </details>
  );
}

/** `null` until it is worked out, before the draw, and long after it, when the entries aren't told any more. */
function useCheckedDraw({ seed, seedHash, draw }: RaffleStanding): Checked | null {
  const [checked, setChecked] = useState<Checked | null>(null);
  useEffect(() => {
    if (seed === null || seedHash === null || draw === null) return;
    let isGone = false;
    void checkDraw({ seed, seedHash, ...draw }).then((found) => {
      if (!isGone) setChecked(found);
    });
    return () => {
      isGone = true;
    };
  }, [seed, seedHash, draw]);
  return checked;
}
