import { createContext, useContext } from "react";
import type { CampaignStore } from "../../store/campaign-store.ts";

export const CampaignContext = createContext<CampaignStore | null>(null);

/** The campaign's part of the rep's device. Throws outside of the screen of the missions. */
export function useCampaign(): CampaignStore {
  const campaign = useContext(CampaignContext);
  if (campaign === null) throw new Error("useCampaign needs a CampaignContext above it");
  return campaign;
}
