import { useState } from "react";
import { rewardFrequencies, rewardTypes, type Tier } from "#shared/domain/campaign/campaign.ts";
import { checkReward, type RewardFault, type RewardField } from "#shared/domain/campaign/check-reward.ts";
import type { AskFailure } from "../../sync/ask-server.ts";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { AskSheet } from "./ask-sheet.tsx";
import { useKeptForm } from "./kept-form.ts";
import { RewardConfigFields } from "./reward-config-fields.tsx";
import { rewardFaultText } from "./reward-faults.ts";
import { type RewardForm, rewardOfForm } from "./reward-form.ts";
import { TextField } from "./text-field.tsx";

type RewardSheetProps = {
  readonly userId: string;
  readonly initial: RewardForm;
  readonly tiers: readonly Pick<Tier, "id" | "name">[];
  readonly currency: string;
  readonly unreachable: string | undefined;
  readonly onClose: () => void;
};

/** A reward, new or changed. What is written stays on this device until it is saved. */
export function RewardSheet({ userId, initial, tiers, currency, unreachable, onClose }: RewardSheetProps) {
  const t = useMessages();
  const name = initial.isKnown ? `reward.${initial.id}` : `new-reward.${initial.tierId}`;
  const { form, change, forget } = useKeptForm(userId, name, initial);
  const [tried, setTried] = useState(false);
  const reward = rewardOfForm(form, currency);
  const faults = checkReward(
    reward,
    tiers.map(({ id }) => id),
  );
  const errorOf = (field: RewardField): string | undefined => {
    const fault = tried && faults.find((one) => one.field === field);
    return fault ? rewardFaultText(fault, t) : undefined;
  };
  const { id, ...body } = reward;

  return (
    <AskSheet
      userId={userId}
      title={form.isKnown ? t("manage.reward_edit", { name: initial.name }) : t("manage.reward_new")}
      action={t("manage.save")}
      done={t("manage.reward_saved", { name: reward.name })}
      unreachable={unreachable}
      request={() => {
        setTried(true);
        return faults.length > 0 ? null : { path: `/api/campaign/rewards/${id}`, method: "PUT", body };
      }}
      sentence={(failure) => sentenceOf(failure)}
      onDone={forget}
      onClose={onClose}
    >
      {form.isKnown ? (
        <p className="meta">
          {t(`manage.kind_${form.type}`)} · {t(`manage.source_${form.source}`)}
        </p>
      ) : (
        <>
          <Field label={t("manage.reward_type")}>
            {(control) => (
              <Select
                control={control}
                value={form.type}
                onChange={(type) => change({ type: type as typeof form.type })}
              >
                {rewardTypes.map((type) => (
                  <option key={type} value={type}>
                    {t(`manage.kind_${type}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <ChoiceGroup
            legend={t("manage.source")}
            choices={(["mission", "vip_tier"] as const).map((value) => ({ value, label: t(`manage.source_${value}`) }))}
            value={form.source}
            onChange={(source) => change({ source })}
          />
        </>
      )}
      <TextField
        label={t("manage.reward_name")}
        error={errorOf("name")}
        value={form.name}
        onChange={(value) => change({ name: value })}
      />
      <TextField
        label={t("manage.description")}
        optional
        error={errorOf("description")}
        value={form.description}
        onChange={(description) => change({ description })}
      />
      <RewardConfigFields form={form} currency={currency} errorOf={errorOf} onChange={change} />
      <div className="fields">
        <Field label={t("manage.frequency")}>
          {(control) => (
            <Select
              control={control}
              value={form.frequency}
              onChange={(frequency) => change({ frequency: frequency as typeof form.frequency })}
            >
              {rewardFrequencies.map((frequency) => (
                <option key={frequency} value={frequency}>
                  {t(`manage.frequency_${frequency}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {form.frequency !== "unlimited" && (
          <TextField
            label={t("manage.quantity")}
            figure
            error={errorOf("quantity")}
            value={form.quantity}
            onChange={(quantity) => change({ quantity })}
          />
        )}
      </div>
      <TextField
        label={t("manage.order")}
        figure
        error={errorOf("displayOrder")}
        value={form.displayOrder}
        onChange={(displayOrder) => change({ displayOrder })}
      />
      <label className="campaign-check">
        <input type="checkbox" checked={form.enabled} onChange={(event) => change({ enabled: event.target.checked })} />
        {t("manage.reward_on")}
      </label>
    </AskSheet>
  );

  function sentenceOf({ code, field, hint }: AskFailure): string | undefined {
    if (code !== "invalid_programme" || !field || !hint) return undefined;
    return rewardFaultText({ field, code: hint } as RewardFault, t);
  }
}
