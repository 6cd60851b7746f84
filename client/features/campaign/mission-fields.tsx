import { type MissionType, missionMetrics } from "#shared/domain/campaign/metric.ts";
import {
  everyTier,
  type MissionDraft,
  type MissionFault,
  missionLimits,
} from "#shared/domain/campaign/mission-draft.ts";
import type { CampaignMissions } from "#shared/protocol/campaign-missions.ts";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { isMoney, type MissionForm } from "./mission-form.ts";
import { missionFaultText, tierName } from "./mission-text.ts";

type MissionFieldsProps = {
  readonly form: MissionForm;
  readonly known: CampaignMissions;
  readonly faults: readonly MissionFault[];
  readonly onChange: (form: MissionForm) => void;
};

const types: readonly MissionType[] = [...missionMetrics, "raffle"];

/** The form of a mission: what is counted, for whom, where it stands and what it earns. */
export function MissionFields({ form, known, faults, onChange }: MissionFieldsProps) {
  const t = useMessages();
  const format = useFormat();
  const isRaffle = form.type === "raffle";
  const checkpoint = known.raffleEndsBefore[form.tierEligibility];
  const change = (part: Partial<MissionForm>): void => onChange({ ...form, ...part });
  const errorOf = (field: keyof MissionDraft): string | undefined => {
    const fault = faults.find((fault) => fault.field === field);
    return fault && missionFaultText(fault, t, format, checkpoint);
  };
  const below = known.tiers.filter(({ id }) => id !== form.tierEligibility && isBelow(id));

  return (
    <Card labelledBy="mission-form" className="parts">
      <h3 id="mission-form">{t("manage.form")}</h3>
      <Field label={t("manage.title")} error={errorOf("title")}>
        {(control) => (
          <input
            {...control}
            maxLength={missionLimits.title}
            value={form.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t("manage.description")} optional error={errorOf("description")}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={missionLimits.description}
            value={form.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <div className="campaign-fields">
        <Field label={t("manage.counts")}>
          {(control) => (
            <Select control={control} value={form.type} onChange={(type) => change({ type: type as MissionType })}>
              {types.map((type) => (
                <option key={type} value={type}>
                  {t(`manage.type_${type}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {isRaffle ? (
          <Field
            label={t("manage.raffle_ends")}
            hint={checkpoint ? t("manage.raffle_hint", { date: format.day(checkpoint) }) : undefined}
            error={errorOf("raffleEndsOn")}
          >
            {(control) => (
              <input
                {...control}
                type="date"
                min={known.today}
                value={form.raffleEndsOn}
                onChange={(event) => change({ raffleEndsOn: event.target.value })}
              />
            )}
          </Field>
        ) : (
          <Field
            label={isMoney(form.type) ? t("manage.target_money", { currency: known.currency }) : t("manage.target")}
            error={errorOf("target")}
          >
            {(control) => (
              <input
                {...control}
                inputMode={isMoney(form.type) ? "decimal" : "numeric"}
                autoComplete="off"
                value={form.target}
                onChange={(event) => change({ target: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label={t("manage.for_whom")} error={errorOf("tierEligibility")}>
          {(control) => (
            <Select
              control={control}
              value={form.tierEligibility}
              onChange={(tierEligibility) => change({ tierEligibility, previewFrom: "" })}
            >
              <option value={everyTier}>{t("manage.tier_all")}</option>
              {known.tiers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {t("manage.tier_from", { tier: name })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {below.length > 0 && (
          <Field label={t("manage.preview_from")} error={errorOf("previewFrom")}>
            {(control) => (
              <Select control={control} value={form.previewFrom} onChange={(previewFrom) => change({ previewFrom })}>
                <option value="">{t("manage.preview_none")}</option>
                {below.map(({ id }) => (
                  <option key={id} value={id}>
                    {t("manage.tier_from", { tier: tierName(id, known.tiers) })}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        <Field label={t("manage.earns")} error={errorOf("rewardId")}>
          {(control) => (
            <Select control={control} value={form.rewardId} onChange={(rewardId) => change({ rewardId })}>
              <option value="">{t("manage.no_reward")}</option>
              {known.rewards
                .filter(({ id, enabled }) => enabled || id === form.rewardId)
                .map(({ id, name, tierId }) => (
                  <option key={id} value={id}>
                    {t("manage.reward_of_tier", { name, tier: tierName(tierId, known.tiers) })}
                  </option>
                ))}
            </Select>
          )}
        </Field>
        <Field label={t("manage.order")} error={errorOf("displayOrder")}>
          {(control) => (
            <input
              {...control}
              inputMode="numeric"
              autoComplete="off"
              value={form.displayOrder}
              onChange={(event) => change({ displayOrder: event.target.value })}
            />
          )}
        </Field>
      </div>
      <ChoiceGroup
        legend={t("manage.featured")}
        choices={[
          { value: "no", label: t("manage.featured_no") },
          { value: "yes", label: t("manage.featured_yes") },
        ]}
        value={form.featured ? "yes" : "no"}
        onChange={(value) => change({ featured: value === "yes" })}
      />
    </Card>
  );

  function isBelow(tierId: string): boolean {
    const ordinalOf = (id: string): number => known.tiers.find((tier) => tier.id === id)?.ordinal ?? 0;
    return ordinalOf(tierId) < ordinalOf(form.tierEligibility);
  }
}
