import { noteLimit } from "#shared/domain/intents.ts";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { currencies } from "./starting-form.ts";
import type { FormParts } from "./what-fields.tsx";

/** What may be said about it: a call's length, a deal's amount, with whom, a note. */
export function DetailFields({ form, change, errorOf }: FormParts) {
  const t = useMessages();
  return (
    <>
      {(form.what === "dial" || form.what === "connect") && (
        <Field label={t("log.duration")} optional hint={t("log.duration_hint")} error={errorOf("durationSeconds")}>
          {(control) => (
            <input
              {...control}
              name="durationSeconds"
              autoComplete="off"
              value={form.duration}
              onChange={(event) => change({ duration: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.what === "deal" && (
        <div className="fields">
          <Field label={t("log.amount")} optional error={errorOf("valueMinor")}>
            {(control) => (
              <input
                {...control}
                name="valueMinor"
                inputMode="decimal"
                autoComplete="off"
                value={form.amount}
                onChange={(event) => change({ amount: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("log.currency")} error={errorOf("currency")}>
            {(control) => (
              <Select control={control} value={form.currency} onChange={(currency) => change({ currency })}>
                {currencies.map((currency) => (
                  <option key={currency}>{currency}</option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      )}
      <Field label={t("log.with_whom")} optional error={errorOf("contactRef")}>
        {(control) => (
          <input
            {...control}
            name="contactRef"
            autoComplete="off"
            placeholder={t("log.with_whom_hint")}
            value={form.contact}
            onChange={(event) => change({ contact: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t("log.note")}
        optional
        error={errorOf("note")}
        hint={form.note.length > 0 && t("log.note_left", { used: form.note.length, limit: noteLimit })}
      >
        {(control) => (
          <textarea
            {...control}
            name="note"
            rows={1}
            placeholder={t("log.note_hint")}
            value={form.note}
            onChange={(event) => change({ note: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
