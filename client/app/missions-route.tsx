import { MissionsScreen } from "../features/missions/missions-screen.tsx";
import { campaignTexts } from "../ui/messages/campaign-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";

export function MissionsRoute() {
  return (
    <MoreMessages texts={campaignTexts}>
      <MissionsScreen />
    </MoreMessages>
  );
}
