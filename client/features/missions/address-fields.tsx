import { useMemo } from "react";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { localeOf } from "../../ui/messages/translate.ts";
import { useLanguage, useMessages } from "../../ui/messages/use-messages.tsx";
import { addressFields, type ClaimForm, optionalAddressFields } from "./claim-form.ts";
import { countryCodes } from "./countries.ts";

type AddressFieldsProps = {
  readonly address: ClaimForm["address"];
  readonly limit: number;
  readonly errorOf: (field: string) => string | undefined;
  readonly onChange: (address: ClaimForm["address"]) => void;
};

/** Where something is sent. The browser fills in what it knows (WCAG 1.3.5). */
export function AddressFields({ address, limit, errorOf, onChange }: AddressFieldsProps) {
  const t = useMessages();
  const language = useLanguage();
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(localeOf[language], { type: "region" });
    const named = countryCodes.map((code) => ({ code, name: names.of(code) ?? code }));
    return named.sort((a, b) => a.name.localeCompare(b.name, localeOf[language]));
  }, [language]);

  return (
    <fieldset className="address">
      <legend className="label">{t("missions.address")}</legend>
      {addressFields.map((field, index) => (
        <Field
          key={field}
          label={t(`missions.address_${field}`)}
          optional={optionalAddressFields.includes(field)}
          error={errorOf(`address.${field}`)}
        >
          {(control) => (
            <input
              {...control}
              autoComplete={autoComplete[field]}
              maxLength={limit}
              data-autofocus={index === 0 || undefined}
              value={address[field]}
              onChange={(event) => onChange({ ...address, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label={t("missions.address_country")} error={errorOf("address.country")}>
        {(control) => (
          <Select control={control} value={address.country} onChange={(country) => onChange({ ...address, country })}>
            <option value="" />
            {countries.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </fieldset>
  );
}

const autoComplete = {
  name: "name",
  line1: "address-line1",
  line2: "address-line2",
  postalCode: "postal-code",
  city: "address-level2",
  region: "address-level1",
} as const;
