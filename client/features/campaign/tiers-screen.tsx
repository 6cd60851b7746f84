import type { CampaignProgramme } from "#shared/protocol/campaign-programme.ts";
import { CampaignPage } from "./campaign-page.tsx";
import { type CampaignResource, useCampaign } from "./campaign-query.ts";
import { PeoplePart } from "./people-part.tsx";
import { ProgrammePart } from "./programme-part.tsx";
import { RewardsPart } from "./rewards-part.tsx";

const programmeResource: CampaignResource<CampaignProgramme> = {
  path: "/api/campaign/programme",
  kept: (programme) => programme,
};

/** The programme with its tiers, what is given in them, and those who take part. */
export function TiersScreen({ userId }: { readonly userId: string }) {
  const query = useCampaign(userId, programmeResource);
  return (
    <CampaignPage query={query}>
      {(known, unreachable) => {
        const parts = { userId, known, unreachable };
        return (
          <>
            <ProgrammePart {...parts} />
            {known.programme && <RewardsPart {...parts} />}
            {known.programme && <PeoplePart {...parts} programme={known.programme} />}
          </>
        );
      }}
    </CampaignPage>
  );
}
