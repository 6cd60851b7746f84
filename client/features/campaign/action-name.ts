import type { RewardType } from "#shared/domain/campaign/campaign.ts";
import type { RedemptionActionKind } from "#shared/domain/campaign/redemption-actions.ts";

/** A discount isn't given but ended. */
export function actionName(kind: RedemptionActionKind, type: RewardType): `manage.act_${RedemptionActionKind | "end"}` {
  return kind === "conclude" && type === "discount" ? "manage.act_end" : `manage.act_${kind}`;
}
