import { useLiveQuery } from "dexie-react-hooks";
import { Target } from "lucide-react";
import { useState } from "react";
import { useStore } from "../../store/context.ts";
import type { CampaignView } from "../../store/reads/campaign-views.ts";
import { useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { type Celebrated, Celebration } from "./celebration.tsx";
import { MissionList } from "./mission-list.tsx";
import { PastMissions } from "./past-missions.tsx";
import { TierHeader } from "./tier-header.tsx";
import { TierRewards } from "./tier-rewards.tsx";
import "./missions.css";

/** The campaign as this rep has it: what is under way, what can be claimed, what the tier offers, what is over. All of it works offline. */
export function MissionsScreen() {
  const { campaign } = useStore();
  const t = useMessages();
  const view = useLiveQuery(() => campaign.read(), [campaign], "reading");

  if (view === "reading") return <Page title={t("nav.missions")}>{null}</Page>;
  return (
    <Page title={t("nav.missions")}>
      {view ? (
        <ZoneProvider zone={view.clock.zone}>
          <Campaign view={view} />
        </ZoneProvider>
      ) : view === null ? (
        <Notice icon={Target}>
          <b>{t("missions.no_campaign")}</b>
          <br />
          {t("missions.no_campaign_text")}
        </Notice>
      ) : (
        <Skeleton title={t("missions.loading")} text={t("missions.loading_text")} />
      )}
    </Page>
  );
}

function Campaign({ view }: { readonly view: CampaignView }) {
  const [celebrated, setCelebrated] = useState<Celebrated | null>(null);
  return (
    <div className="missions">
      <TierHeader view={view} />
      <MissionList view={view} onClaimed={setCelebrated} />
      <TierRewards view={view} onClaimed={setCelebrated} />
      <PastMissions view={view} />
      {celebrated && <Celebration of={celebrated} onEnd={() => setCelebrated(null)} />}
    </div>
  );
}
