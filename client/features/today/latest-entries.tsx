import { Link } from "@tanstack/react-router";
import { CircleAlert, Undo2 } from "lucide-react";
import { memo } from "react";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { ActivityDraft, Overview, ShownActivity } from "../../store/store.ts";
import { activityIconOf } from "../../ui/activity/activity-icon.ts";
import { activityTitle } from "../../ui/activity/activity-title.ts";
import { Button } from "../../ui/controls/button.tsx";
import { XpAmount } from "../../ui/drawings/xp-amount.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useShortcuts } from "../../ui/shortcuts.ts";
import { Row } from "../../ui/surfaces/row.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { FirstDay } from "./first-day.tsx";

type LatestEntriesProps = {
  readonly overview: Overview;
  readonly recent: readonly ShownActivity[];
  readonly onUndo: (activityId: string) => void;
  readonly onLog: (draft: ActivityDraft) => void;
};

/** What was logged last, each with where it stands and its way back. U takes back the newest. */
export function LatestEntries({ overview, recent, onUndo, onLog }: LatestEntriesProps) {
  const t = useMessages();
  const newest = recent.find((activity) => activity.canUndo);
  useShortcuts(newest ? { u: () => onUndo(newest.id) } : {});

  if (overview.isFirstDay) return <FirstDay tiles={overview.tiles} onLog={onLog} />;

  return (
    <section className="latest-block" aria-labelledby="latest-title">
      <div className="head">
        <h2 id="latest-title">{t("today.latest")}</h2>
        <Link to="/ledger">{t("today.all_entries")}</Link>
      </div>
      {recent.length === 0 && <p className="card card-pad meta">{t("today.nothing_logged")}</p>}
      {recent.length > 0 && (
        <ol className="card rows">
          {recent.map((activity) => (
            <ActivityRow key={activity.id} activity={activity} today={overview.today} onUndo={onUndo} />
          ))}
        </ol>
      )}
    </section>
  );
}

type ActivityRowProps = {
  readonly activity: ShownActivity;
  readonly today: CivilDate;
  readonly onUndo: (activityId: string) => void;
};

const ActivityRow = memo(function ActivityRow({ activity, today, onUndo }: ActivityRowProps) {
  const t = useMessages();
  const format = useFormat();
  const title = activityTitle(activity, t, format);
  const time = format.time(activity.occurredAt, activity.zone);
  const day = activity.localDate === today ? time : t("date.day_at", { date: format.day(activity.localDate), time });

  return (
    <Row
      icon={activity.undone ? Undo2 : activityIconOf(activity)}
      title={activity.undone ? <s>{title}</s> : title}
      pending={activity.state === "saved_here"}
      meta={
        <>
          {activity.state === "attention" && (
            <>
              <Tag tone="danger" icon={CircleAlert}>
                {t("activity.needs_attention")}
              </Tag>{" "}
            </>
          )}
          {activity.contactRef ? `${day} · ${activity.contactRef}` : day}
        </>
      }
      end={
        activity.undone ? (
          <Tag>{t("activity.undone")}</Tag>
        ) : (
          <>
            <span className="amount">
              <XpAmount xp={activity.xp} confirmed={activity.state === "confirmed"} />
            </span>
            {activity.canUndo && (
              <Button
                look="text"
                icon={Undo2}
                label={t("activity.undo_named", { title, time })}
                onPress={() => onUndo(activity.id)}
              >
                <span className="wide">{t("activity.undo")}</span>
              </Button>
            )}
          </>
        )
      }
    />
  );
});
