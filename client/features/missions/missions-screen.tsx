import { useLiveQuery } from "dexie-react-hooks";
import { Target } from "lucide-react";
import { useEffect, useState } from "react";
import type { CampaignStore } from "../../store/campaign-store.ts";
import { useStore } from "../../store/context.ts";
import type { CampaignView } from "../../store/reads/campaign-views.ts";
import { useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { CampaignContext } from "./campaign-context.ts";
import { type Celebrated, Celebration } from "./celebration.tsx";
import { MissionList } from "./mission-list.tsx";
import { PastMissions } from "./past-missions.tsx";
import { TierHeader } from "./tier-header.tsx";
import { TierRewards } from "./tier-rewards.tsx";
import "./missions.css";

/** The campaign as this rep has it: what is under way, what can be claimed, what the tier offers, what is over. All of it works offline. */
export function MissionsScreen() {
  const { openCampaign } = useStore();
  const t = useMessages();
  const [campaign, setCampaign] = useState<CampaignStore | null>(null);
  useEffect(() => {
    void openCampaign().then(setCampaign);
  }, [openCampaign]);

  return (
    <Page title={t("nav.missions")}>
      {campaign && (
        <CampaignContext value={campaign}>
          <KnownCampaign campaign={campaign} />
        </CampaignContext>
      )}
    </Page>
  );
}

function KnownCampaign({ campaign }: { readonly campaign: CampaignStore }) {
  const t = useMessages();
  const found = useLiveQuery(async () => ({ view: await campaign.read() }), [campaign]);

  if (found === undefined) return null;
  if (found.view === undefined) return <Skeleton title={t("missions.loading")} text={t("missions.loading_text")} />;
  if (found.view === null)
    return (
      <Notice icon={Target}>
        <b>{t("missions.no_campaign")}</b>
        <br />
        {t("missions.no_campaign_text")}
      </Notice>
    );
  return (
    <ZoneProvider zone={found.view.clock.zone}>
      <Campaign view={found.view} />
    </ZoneProvider>
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
