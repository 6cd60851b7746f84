import { Field } from "../../ui/controls/field.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import type { TierForm } from "./programme-form.ts";

type TierFieldsProps = {
  readonly index: number;
  readonly tier: TierForm;
  readonly unit: string;
  readonly members: number;
  readonly errorOf: (field: "name" | "threshold" | "commissionRate") => string | undefined;
  readonly onChange: (part: Partial<TierForm>) => void;
};

/** One tier: its name and colour, from how much on one has it, and what it pays. */
export function TierFields({ index, tier, unit, members, errorOf, onChange }: TierFieldsProps) {
  const t = useMessages();
  return (
    <fieldset className="tier-fields">
      <legend>
        <span className="tier-swatch" style={{ backgroundColor: tier.color }} aria-hidden="true" />
        {tier.name || t("manage.tier_number", { number: index + 1 })}{" "}
        <span className="meta">{t("manage.members", { count: members })}</span>
      </legend>
      <div className="campaign-fields">
        <Field label={t("manage.tier_name")} error={errorOf("name")}>
          {(control) => (
            <input
              {...control}
              maxLength={60}
              value={tier.name}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("manage.tier_color")}>
          {(control) => (
            <input
              {...control}
              type="color"
              value={tier.color}
              onChange={(event) => onChange({ color: event.target.value })}
            />
          )}
        </Field>
        {index > 0 && (
          <Field label={t("manage.threshold", { unit })} error={errorOf("threshold")}>
            {(control) => (
              <input
                {...control}
                inputMode="decimal"
                autoComplete="off"
                value={tier.threshold}
                onChange={(event) => onChange({ threshold: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label={t("manage.commission")} error={errorOf("commissionRate")}>
          {(control) => (
            <input
              {...control}
              inputMode="decimal"
              autoComplete="off"
              value={tier.commission}
              onChange={(event) => onChange({ commission: event.target.value })}
            />
          )}
        </Field>
      </div>
      <label className="campaign-check">
        <input
          type="checkbox"
          checked={tier.checkpointExempt}
          onChange={(event) => onChange({ checkpointExempt: event.target.checked })}
        />
        {t("manage.exempt")}
      </label>
    </fieldset>
  );
}
