import { Activity, Hourglass, type LucideIcon, Moon } from "lucide-react";
import { minuteMs } from "#shared/domain/time/instant.ts";
import type { TeamRep } from "#shared/protocol/team.ts";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { type Freshness, freshnessOf } from "./standing.ts";

/** When a rep's devices were last heard, and what they said they still hold. */
export function FreshMark({ rep, now }: { readonly rep: TeamRep; readonly now: number }) {
  const t = useMessages();
  const format = useFormat();
  const freshness = freshnessOf(rep, now);
  const { lastSyncAt, pendingReported } = rep;
  const waiting =
    pendingReported === null
      ? t("team.waiting_unknown")
      : pendingReported > 0 && t("team.waiting", { number: pendingReported });

  return (
    <span className="fresh" data-state={freshness}>
      <Icon of={iconOf[freshness]} small />
      <span>
        <b>{t(`team.${freshness}`)}</b>{" "}
        <span className="meta">
          {lastSyncAt === null
            ? t("team.never_heard")
            : freshness === "silent"
              ? t("team.silent_since", { date: format.date(lastSyncAt) })
              : agoOf(now - lastSyncAt)}
        </span>
        {waiting && <span className="waits">{waiting}</span>}
      </span>
    </span>
  );

  function agoOf(ms: number): string {
    return ms < minuteMs ? t("age.now") : t("age.ago", { age: format.age(ms) });
  }
}

const iconOf: { readonly [freshness in Freshness]: LucideIcon } = { live: Activity, stale: Hourglass, silent: Moon };
