import { type FormEvent, useState } from "react";
import { boostDaysAhead } from "#shared/domain/campaign/boost.ts";
import type { Reward } from "#shared/domain/campaign/campaign.ts";
import { claimNeeds } from "#shared/domain/campaign/claim-needs.ts";
import { addressLimit } from "#shared/domain/intents.ts";
import { addDays, type CivilDate, weekdayOf } from "#shared/domain/time/civil-date.ts";
import type { CampaignView } from "../../store/reads/campaign-views.ts";
import type { WriteFailure } from "../../store/store.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field, FieldError } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { campaignSentenceOf } from "../../ui/messages/campaign-errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { AddressFields } from "./address-fields.tsx";
import { type ClaimFields, type ClaimForm, claimOf, emptyClaim } from "./claim-form.ts";
import { rewardFacts } from "./figures.ts";

type ClaimSheetProps = {
  readonly reward: Reward;
  readonly campaign: CampaignView;
  /** Resolves to why it wasn't taken; then the form stays as it is. */
  readonly onClaim: (fields: ClaimFields) => Promise<WriteFailure | null>;
  readonly onClose: () => void;
};

/** Asks for what a reward needs: the day a boost begins, day and hour of a discount, size and address of a gift. */
export function ClaimSheet({ reward, campaign, onClaim, onClose }: ClaimSheetProps) {
  const t = useMessages();
  const format = useFormat();
  const needs = claimNeeds(reward);
  const facts = rewardFacts(reward, campaign.currency, t, format);
  const tomorrow = addDays(campaign.today, 1);
  const [form, setForm] = useState<ClaimForm>({
    ...emptyClaim,
    date: needs.time ? nextWeekday(tomorrow) : needs.date ? tomorrow : "",
  });
  const [failure, setFailure] = useState<WriteFailure | null>(null);
  const change = (part: Partial<ClaimForm>) => setForm((before) => ({ ...before, ...part }));

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFailure(await onClaim(claimOf(form, needs)));
  }

  const failed = failure && { field: "field" in failure ? failure.field : "", text: campaignSentenceOf(failure, t) };
  const errorOf = (field: string) => (failed?.field === field ? failed.text : undefined);
  const last = addDays(campaign.today, boostDaysAhead);
  const zone = campaign.clock.zone.replaceAll("_", " ");
  const isElsewhere = failed !== null && !placed.some((field) => failed.field.startsWith(field));

  return (
    <Sheet title={t("missions.claim_title", { reward: reward.name })} closeLabel={t("shell.close")} onClose={onClose}>
      <form noValidate onSubmit={(event) => void onSubmit(event)}>
        <div className="sheet-body">
          {facts !== reward.name && <p>{facts}</p>}
          {needs.date && (
            <div className={needs.time ? "fields" : undefined}>
              <Field
                label={t("missions.begins_on")}
                error={errorOf("scheduledDate")}
                hint={
                  needs.time
                    ? t("missions.begins_discount", { zone })
                    : t("missions.begins_boost", { from: format.day(tomorrow), to: format.day(last), zone })
                }
              >
                {(control) => (
                  <input
                    {...control}
                    type="date"
                    data-autofocus
                    min={needs.time ? campaign.today : tomorrow}
                    max={needs.time ? undefined : last}
                    value={form.date}
                    onChange={(event) => change({ date: event.target.value })}
                  />
                )}
              </Field>
              {needs.time && (
                <Field label={t("missions.begins_at")} error={errorOf("scheduledTime")}>
                  {(control) => (
                    <input
                      {...control}
                      type="time"
                      min="09:00"
                      max="16:59"
                      value={form.time}
                      onChange={(event) => change({ time: event.target.value })}
                    />
                  )}
                </Field>
              )}
            </div>
          )}
          {needs.sizes.length > 0 && (
            <Field label={t("missions.size")} error={errorOf("size")}>
              {(control) => (
                <Select control={control} value={form.size} onChange={(size) => change({ size })}>
                  <option value="">{t("missions.size_choose")}</option>
                  {needs.sizes.map((size) => (
                    <option key={size}>{size}</option>
                  ))}
                </Select>
              )}
            </Field>
          )}
          {needs.address && (
            <AddressFields
              address={form.address}
              limit={addressLimit}
              errorOf={errorOf}
              onChange={(address) => change({ address })}
            />
          )}
          {isElsewhere && <FieldError>{failed.text}</FieldError>}
        </div>
        <div className="sheet-foot">
          <p className="meta">{t("missions.claim_note")}</p>
          <Button look="bloom" submits>
            {t("missions.claim")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

function nextWeekday(date: CivilDate): CivilDate {
  return weekdayOf(date) > 5 ? nextWeekday(addDays(date, 1)) : date;
}

/** The fields that show their own error. */
const placed = ["scheduledDate", "scheduledTime", "size", "address."];
