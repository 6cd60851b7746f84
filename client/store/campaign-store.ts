import type { ClaimReward, GivePaymentInfo } from "#shared/domain/intents.ts";
import type { Result } from "#shared/domain/result.ts";
import { claimReward, enterRaffle, givePaymentInfo } from "./campaign-decisions.ts";
import type { DeviceDatabase } from "./database.ts";
import type { StorePorts } from "./device.ts";
import { readCampaign } from "./reads/campaign.ts";
import type { CampaignView } from "./reads/campaign-views.ts";
import type { WriteFailure } from "./store.ts";

/** The part of the store that the campaign's screen asks. */
export type CampaignStore = {
  /** `undefined` until the server has said something of it, `null` where the tenant has none. */
  read(): Promise<CampaignView | null | undefined>;
  enterRaffle(missionId: string): Promise<Result<null, WriteFailure>>;
  claim(claim: ClaimReward): Promise<Result<null, WriteFailure>>;
  givePaymentInfo(info: GivePaymentInfo): Promise<Result<null, WriteFailure>>;
};

export function createCampaignStore(db: DeviceDatabase, ports: StorePorts): CampaignStore {
  return {
    read: () => readCampaign(db, ports),
    enterRaffle: (missionId) => enterRaffle(db, ports, missionId),
    claim: (body) => claimReward(db, ports, body),
    givePaymentInfo: (body) => givePaymentInfo(db, ports, body),
  };
}
