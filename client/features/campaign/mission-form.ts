import type { MissionType } from "#shared/domain/campaign/metric.ts";
import { everyTier, type MissionDraft } from "#shared/domain/campaign/mission-draft.ts";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { CampaignMissions, MissionVersion } from "#shared/protocol/campaign-missions.ts";
import { parseAmount } from "../../ui/messages/amount.ts";
import { minorUnitsOf } from "../../ui/messages/format.ts";

/** A mission as it is typed: figures and dates are the texts that stand in the fields. */
export type MissionForm = {
  readonly title: string;
  readonly description: string;
  readonly type: MissionType;
  readonly target: string;
  readonly tierEligibility: string;
  readonly previewFrom: string;
  readonly displayOrder: string;
  readonly featured: boolean;
  readonly rewardId: string;
  readonly raffleEndsOn: string;
};

/** A new mission's form, at the end of its list. */
export function emptyForm({ missions }: Pick<CampaignMissions, "missions">): MissionForm {
  return {
    title: "",
    description: "",
    type: "dial_made",
    target: "",
    tierEligibility: everyTier,
    previewFrom: "",
    displayOrder: String(1 + Math.max(0, ...missions.map(({ displayOrder }) => displayOrder))),
    featured: false,
    rewardId: "",
    raffleEndsOn: "",
  };
}

/** A version as the form shows it. */
export function formOf(mission: MissionVersion, currency: string): MissionForm {
  const { title, description, type, tierEligibility, featured } = mission;
  return {
    title,
    description,
    type,
    tierEligibility,
    featured,
    target: type === "raffle" ? "" : String(isMoney(type) ? mission.target / minorUnitsOf(currency) : mission.target),
    previewFrom: mission.previewFrom ?? "",
    displayOrder: String(mission.displayOrder),
    rewardId: mission.rewardId ?? "",
    raffleEndsOn: mission.raffleEndsOn ?? "",
  };
}

/** What the form says. A figure that can't be read is not a number, for `checkMission` to say so. */
export function draftOf(form: MissionForm, currency: string): MissionDraft {
  const isRaffle = form.type === "raffle";
  return {
    title: form.title.trim(),
    description: form.description.trim(),
    type: form.type,
    target: isRaffle
      ? 0
      : isMoney(form.type)
        ? (parseAmount(form.target, currency) ?? Number.NaN)
        : wholeOf(form.target),
    tierEligibility: form.tierEligibility,
    previewFrom: form.previewFrom === "" ? null : form.previewFrom,
    displayOrder: wholeOf(form.displayOrder),
    featured: form.featured,
    rewardId: form.rewardId === "" ? null : form.rewardId,
    raffleEndsOn: isRaffle ? parseCivilDate(form.raffleEndsOn) : null,
  };
}

export function isMoney(type: MissionType): boolean {
  return type === "sales_dollars";
}

/** A whole number as people of either language group it. */
export function wholeOf(text: string): number {
  const written = text.trim().replace(/[\s\u00a0\u202f]/g, "");
  if (!/^(\d{1,3}(?:[.,]\d{3})+|\d{1,15})$/.test(written)) return Number.NaN;
  return Number(written.replace(/[.,]/g, ""));
}
