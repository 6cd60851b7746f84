import { Sun } from "lucide-react";
import { useEffect, useState } from "react";
import { useStore } from "../../store/context.ts";
import { useFeed } from "../../store/feed.ts";
import type { Overview, ShownActivity } from "../../store/store.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { GrowthCard } from "./growth-card.tsx";
import { LatestEntries } from "./latest-entries.tsx";
import { LogKeys } from "./log-keys.tsx";
import { StorageFull } from "./storage-full.tsx";
import { useLogging } from "./use-logging.ts";
import "./today.css";

/** The rep's home: where they stand, one tap to log, what was logged last. All of it from this device. */
export function TodayScreen() {
  const { today } = useStore();
  const t = useMessages();
  const format = useFormat();
  const hasNetwork = useHasNetwork();
  // At midnight nothing is written, so the clock is what asks again.
  const dateHere = new Date(useNow()).toDateString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the date is what it is read again for
  useEffect(() => today.readAgain(), [today, dateHere]);
  const shown = useFeed(today);

  if (shown === undefined) return <Page title={t("nav.today")}>{null}</Page>;
  const { overview, recent } = shown;
  if (overview === undefined)
    return (
      <Page title={t("nav.today")}>
        <Skeleton title={t("today.loading")} text={t(hasNetwork ? "today.loading_once" : "today.loading_offline")} />
      </Page>
    );

  return (
    <Page
      title={
        <>
          <span className="wide">{format.longDay(overview.today)}</span>
          <span className="narrow">{format.day(overview.today)}</span>
        </>
      }
    >
      <TodayParts overview={overview} recent={recent} />
    </Page>
  );
}

type TodayPartsProps = { readonly overview: Overview; readonly recent: readonly ShownActivity[] };

function TodayParts({ overview, recent }: TodayPartsProps) {
  const t = useMessages();
  const logging = useLogging();
  const [openedOn] = useState(overview.today);

  return (
    <div className="today">
      {overview.today !== openedOn && overview.yesterdayOpen && (
        <div className="today-notice">
          <Notice icon={Sun}>{t("today.yesterday_open")}</Notice>
        </div>
      )}
      <GrowthCard overview={overview} />
      <LogKeys tiles={overview.tiles} onLog={logging.log} />
      <LatestEntries overview={overview} recent={recent} onUndo={logging.undo} onLog={logging.log} />
      {logging.unsaved && <StorageFull draft={logging.unsaved} onRetry={logging.retry} onClose={logging.forget} />}
    </div>
  );
}
