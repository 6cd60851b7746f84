import { useLiveQuery } from "dexie-react-hooks";
import type { ReactNode } from "react";
import { useNow } from "../../ui/clock.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { PageTabs } from "../../ui/shell/page-tabs.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import "./progress.css";

type ProgressPageProps<Value> = {
  /** Reads the device only; `undefined` until the first sync has filled it. */
  readonly read: () => Promise<Value | undefined>;
  /** What else the read depends on. */
  readonly depends: readonly unknown[];
  readonly children: (value: Value) => ReactNode;
};

/** One of the four views of a rep's progress, each at its own address. */
export function ProgressPage<Value>({ read, depends, children }: ProgressPageProps<Value>) {
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  // At midnight nothing is written, so the clock is what asks again.
  const dateHere = new Date(useNow()).toDateString();
  const found = useLiveQuery(async () => ({ value: await read() }), [dateHere, ...depends]);

  return (
    <Page title={t("nav.progress")}>
      <PageTabs
        label={t("nav.progress")}
        tabs={[
          { to: "/progress", name: t("progress.overview") },
          { to: "/progress/promotion", name: t("progress.promotion") },
          { to: "/progress/badges", name: t("progress.badges") },
          { to: "/progress/trends", name: t("progress.trends") },
        ]}
      />
      <div className="progress">{found && bodyOf(found.value)}</div>
    </Page>
  );

  function bodyOf(value: Value | undefined): ReactNode {
    if (value !== undefined) return children(value);
    return (
      <Skeleton title={t("progress.loading")} text={t(hasNetwork ? "today.loading_once" : "today.loading_offline")} />
    );
  }
}
