import { CloudOff } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { useMessages } from "../messages/use-messages.tsx";
import { useHasNetwork } from "../network.ts";
import { FailedCard } from "../surfaces/failed-card.tsx";
import { Notice } from "../surfaces/notice.tsx";
import { Skeleton } from "../surfaces/skeleton.tsx";
import { Page } from "./page.tsx";
import { PageTabs } from "./page-tabs.tsx";

/** What the server answered, now or at an earlier visit, and whether it answered the last time. */
type Answer<Value> = { readonly value: Value | undefined; readonly failed: boolean; readonly retry: () => void };

type ManagerPageProps<Value> = {
  readonly title: string;
  readonly className: string;
  readonly tabs: ComponentProps<typeof PageTabs>;
  readonly answer: Answer<Value>;
  readonly texts: {
    readonly loading: string;
    readonly failed: string;
    /** Over what an earlier visit left. */
    readonly snapshot: string;
    /** Why nothing can be sent without the server. */
    readonly needsNetwork: string;
  };
  /** Draws the page; `unreachable` says why nothing can be sent now, where that is so. */
  readonly children: (value: Value, unreachable: string | undefined) => ReactNode;
};

/** A page of what only the server has, below its tabs: while it loads, when it can't, as last seen, and as it is. */
export function ManagerPage<Value>({ title, className, tabs, answer, texts, children }: ManagerPageProps<Value>) {
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  const { value, failed, retry } = answer;
  const isAway = failed || !hasNetwork;
  return (
    <Page title={title}>
      <div className={`stack ${className}`}>
        <PageTabs {...tabs} />
        {value !== undefined && isAway && <Notice icon={CloudOff}>{texts.snapshot}</Notice>}
        {body()}
      </div>
    </Page>
  );

  function body() {
    if (value !== undefined) return children(value, isAway ? texts.needsNetwork : undefined);
    if (!failed) return <Skeleton title={texts.loading} />;
    return (
      <FailedCard title={texts.failed} text={t("team.failed_text")} action={t("team.try_again")} onRetry={retry} />
    );
  }
}
