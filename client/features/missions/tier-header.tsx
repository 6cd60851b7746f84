import { useLiveQuery } from "dexie-react-hooks";
import type { CSSProperties } from "react";
import { addDays, daysBetween } from "#shared/domain/time/civil-date.ts";
import { useStore } from "../../store/context.ts";
import type { CampaignView } from "../../store/reads/campaign-views.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

/** The rep's tier, the window in which everything is counted, and how old the server's word on it is. */
export function TierHeader({ view: { tier, window: span, today, asOf } }: { readonly view: CampaignView }) {
  const { sync } = useStore();
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const status = useLiveQuery(() => sync.status(), [sync]);
  const left = span?.end ? daysBetween(today, span.end) : null;

  return (
    <section className="card card-pad tier" aria-labelledby="tier-title">
      {tier && <span className="tier-mark" style={{ "--tier": tier.color } as CSSProperties} aria-hidden="true" />}
      <div>
        <p className="label">{t("missions.your_tier")}</p>
        <h2 id="tier-title">{tier ? tier.name : t("missions.no_tier")}</h2>
      </div>
      {span && (
        <p className="tier-window">
          {left !== null && left >= 0 && <b>{t("missions.days_left", { count: left })}</b>}
          <span className="meta">
            {span.end === null
              ? t("missions.window_open", { from: format.day(span.start) })
              : t("missions.window", { from: format.day(span.start), to: format.day(addDays(span.end, -1)) })}
          </span>
        </p>
      )}
      <p className="meta tier-as-of">
        {t("missions.as_of", { moment: format.momentInText(Math.max(asOf, status?.lastSuccessAt ?? 0), now) })}
      </p>
    </section>
  );
}
