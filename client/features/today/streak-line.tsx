import { Snowflake } from "lucide-react";
import { memo } from "react";
import type { Overview } from "../../store/store.ts";
import { type LeafState, Sprig } from "../../ui/drawings/sprig.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Translate } from "../../ui/messages/translate.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";

type Streak = Overview["streak"];

/** The streak: its last working days as a sprig, its length, the freezes in hand. */
export const StreakLine = memo(function StreakLine({ streak }: { readonly streak: Streak }) {
  const t = useMessages();
  const leaves = streak.sprig.map((day) => ({ key: day.date, state: leafOf(day) }));
  return (
    <div className="streak">
      <Sprig leaves={leaves} label={t("today.sprig", { days: summaryOf(leaves, t) })} />
      <p className="streak-count">
        <b>{t("today.days", { count: streak.days })}</b>
        <span className="meta">{t("today.streak")}</span>
      </p>
      <p className="freezes">
        <span className="visually-hidden">{t("today.freezes_held", { count: streak.freezes })}</span>
        <Icon of={Snowflake} />
        <span aria-hidden="true">{t("today.freezes", { count: streak.freezes })}</span>
      </p>
    </div>
  );
});

function leafOf({ verdict, confirmed }: Streak["sprig"][number]): LeafState {
  if (verdict === "heartbeat") return confirmed ? "full" : "today";
  return verdict;
}

type Leaf = { readonly state: LeafState };

function summaryOf(leaves: readonly Leaf[], t: Translate): string {
  const count = (state: LeafState): number => leaves.filter((leaf) => leaf.state === state).length;
  return [
    count("full") && t("today.sprig_heartbeat", { count: count("full") }),
    count("today") && t("today.sprig_waiting", { count: count("today") }),
    count("protected") && t("today.sprig_protected", { count: count("protected") }),
    count("excused") && t("today.sprig_excused", { count: count("excused") }),
    count("missed") && t("today.sprig_missed", { count: count("missed") }),
    count("open") && t("today.sprig_open", { count: count("open") }),
  ]
    .filter(Boolean)
    .join(", ");
}
