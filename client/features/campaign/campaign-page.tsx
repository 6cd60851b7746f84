import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import type { KeptAnswer } from "../../sync/kept-query.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { PageTabs } from "../../ui/shell/page-tabs.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import "./campaign.css";

type CampaignPageProps<Value> = {
  readonly query: KeptAnswer<Value>;
  /** Where the missions' page stands now, so that its tab is the current one. */
  readonly missions?: "/campaign" | "/campaign/draft";
  /** Draws the page; `unreachable` says why nothing can be sent now, where that is so. */
  readonly children: (value: Value, unreachable: string | undefined) => ReactNode;
};

/** One of the campaign's pages below their tabs: while it loads, when it can't, as last seen, and as it is. */
export function CampaignPage<Value>({ query, missions = "/campaign", children }: CampaignPageProps<Value>) {
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  const { value, failed, retry } = query;
  const isAway = failed || !hasNetwork;
  return (
    <Page title={t("nav.campaign")}>
      <div className="stack campaign">
        <PageTabs
          label={t("manage.tabs")}
          tabs={[
            { to: missions, name: t("manage.missions") },
            { to: "/campaign/redemptions", name: t("manage.redemptions") },
            { to: "/campaign/tiers", name: t("manage.tiers") },
            { to: "/campaign/raffles", name: t("manage.raffles") },
          ]}
        />
        {value !== undefined && isAway && <Notice icon={CloudOff}>{t("manage.snapshot")}</Notice>}
        {body()}
      </div>
    </Page>
  );

  function body() {
    if (value !== undefined) return children(value, isAway ? t("manage.needs_network") : undefined);
    return failed ? <CampaignFailed onRetry={retry} /> : <Skeleton title={t("manage.loading")} />;
  }
}

function CampaignFailed({ onRetry }: { readonly onRetry: () => void }) {
  const t = useMessages();
  return (
    <Card labelledBy="campaign-failed" className="parts">
      <h2 id="campaign-failed">{t("manage.failed")}</h2>
      <p>{t("team.failed_text")}</p>
      <div className="btn-row">
        <Button look="primary" onPress={onRetry}>
          {t("team.try_again")}
        </Button>
      </div>
    </Card>
  );
}
