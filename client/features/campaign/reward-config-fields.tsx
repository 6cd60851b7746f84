import type { RewardField } from "#shared/domain/campaign/check-reward.ts";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { type LengthUnit, minutesOf, type RewardForm } from "./reward-form.ts";
import { TextField } from "./text-field.tsx";

type RewardConfigFieldsProps = {
  readonly form: RewardForm;
  readonly currency: string;
  readonly errorOf: (field: RewardField) => string | undefined;
  readonly onChange: (part: Partial<RewardForm>) => void;
};

/** What the type of a reward needs besides its name. */
export function RewardConfigFields({ form, currency, errorOf, onChange }: RewardConfigFieldsProps) {
  const t = useMessages();
  switch (form.type) {
    case "gift_card":
    case "spark_ads":
      return (
        <TextField
          label={t("manage.amount", { currency })}
          figure
          error={errorOf("config.amountMinor")}
          value={form.amount}
          onChange={(amount) => onChange({ amount })}
        />
      );
    case "experience":
      return displayField();
    case "physical_gift":
      return (
        <>
          {displayField()}
          <Field label={t("manage.size_category")}>
            {(control) => (
              <Select
                control={control}
                value={form.sizeCategory}
                onChange={(category) => onChange({ sizeCategory: category as RewardForm["sizeCategory"] })}
              >
                <option value="">{t("manage.size_none")}</option>
                <option value="clothing">{t("manage.size_clothing")}</option>
                <option value="shoes">{t("manage.size_shoes")}</option>
              </Select>
            )}
          </Field>
          {form.sizeCategory !== "" && (
            <TextField
              label={t("manage.sizes")}
              error={errorOf("config.sizes")}
              value={form.sizes}
              onChange={(sizes) => onChange({ sizes })}
            />
          )}
        </>
      );
    case "commission_boost":
      return (
        <div className="fields">
          {rateField()}
          <TextField
            label={t("manage.duration_days")}
            figure
            error={errorOf("config.durationDays")}
            value={form.durationDays}
            onChange={(durationDays) => onChange({ durationDays })}
          />
        </div>
      );
    case "discount":
      return (
        <>
          <div className="fields">
            {rateField()}
            <TextField
              label={t("manage.coupon")}
              error={errorOf("config.coupon")}
              value={form.coupon}
              onChange={(coupon) => onChange({ coupon: coupon.toUpperCase() })}
            />
          </div>
          <div className="fields">
            <TextField
              label={t("manage.length")}
              figure
              error={errorOf("config.durationMinutes")}
              value={form.length}
              onChange={(length) => onChange({ length })}
            />
            <Field label={t("manage.length_unit")}>
              {(control) => (
                <Select
                  control={control}
                  value={form.lengthUnit}
                  onChange={(unit) => onChange({ lengthUnit: unit as LengthUnit })}
                >
                  {(Object.keys(minutesOf) as LengthUnit[]).map((unit) => (
                    <option key={unit} value={unit}>
                      {t(`manage.length_${unit}`)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </div>
          <TextField
            label={t("manage.max_uses")}
            optional
            figure
            error={errorOf("config.maxUses")}
            value={form.maxUses}
            onChange={(maxUses) => onChange({ maxUses })}
          />
        </>
      );
  }

  function displayField() {
    return (
      <TextField
        label={t("manage.display_text")}
        error={errorOf("config.displayText")}
        value={form.displayText}
        onChange={(displayText) => onChange({ displayText })}
      />
    );
  }

  function rateField() {
    return (
      <TextField
        label={t("manage.rate")}
        figure
        error={errorOf("config.rate")}
        value={form.rate}
        onChange={(rate) => onChange({ rate })}
      />
    );
  }
}
