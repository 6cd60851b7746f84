import type { ReactNode } from "react";
import type { KeptAnswer } from "../../sync/kept-query.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { ManagerPage } from "../../ui/shell/manager-page.tsx";
import "./campaign.css";

type CampaignPageProps<Value> = {
  readonly query: KeptAnswer<Value>;
  /** Where the missions' page stands now, so that its tab is the current one. */
  readonly missions?: "/campaign" | "/campaign/draft";
  /** Draws the page; `unreachable` says why nothing can be sent now, where that is so. */
  readonly children: (value: Value, unreachable: string | undefined) => ReactNode;
};

/** One of the campaign's pages below their tabs. */
export function CampaignPage<Value>({ query, missions = "/campaign", children }: CampaignPageProps<Value>) {
  const t = useMessages();
  return (
    <ManagerPage
      title={t("nav.campaign")}
      className="campaign"
      tabs={{
        label: t("manage.tabs"),
        tabs: [
          { to: missions, name: t("manage.missions") },
          { to: "/campaign/redemptions", name: t("manage.redemptions") },
          { to: "/campaign/tiers", name: t("manage.tiers") },
          { to: "/campaign/raffles", name: t("manage.raffles") },
        ],
      }}
      answer={query}
      texts={{
        loading: t("manage.loading"),
        failed: t("manage.failed"),
        snapshot: t("manage.snapshot"),
        needsNetwork: t("manage.needs_network"),
      }}
    >
      {children}
    </ManagerPage>
  );
}
