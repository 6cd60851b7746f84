import { CalendarPlus, Ellipsis, Handshake, PhoneCall, PhoneOutgoing, UserCheck } from "lucide-react";
import { useId } from "react";
import type { Disposition } from "#shared/domain/ledger/activity.ts";
import type { InferredOutcome } from "#shared/domain/ledger/outcome.ts";
import { type Choice, ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import type { LogStart } from "../../ui/shell-context.ts";
import { type LogForm, type OtherKind, otherKinds, outcomesOf } from "./log-form.ts";
import { SuggestionHint } from "./suggestion-hint.tsx";

export type FormParts = {
  readonly form: LogForm;
  readonly change: (part: Partial<LogForm>) => void;
  /** The sentence of a field's fault, by the name of its control. */
  readonly errorOf: (field: string) => string | undefined;
};

/** What was done: the metrics of the tiles, the rest behind "More", and for a call how it ended. */
export function WhatFields({ form, change, suggestion }: FormParts & { readonly suggestion: InferredOutcome | null }) {
  const t = useMessages();
  const hintId = useId();
  const metrics: readonly Choice<LogStart>[] = [
    { value: "dial", label: t("metric.dial"), icon: PhoneOutgoing },
    { value: "connect", label: t("metric.connect"), icon: PhoneCall },
    { value: "appointment", label: t("metric.appointment"), icon: CalendarPlus },
    { value: "show", label: t("metric.show"), icon: UserCheck },
    { value: "deal", label: t("metric.deal"), icon: Handshake },
    { value: "more", label: t("metric.more"), icon: Ellipsis },
  ];
  const usual: readonly Disposition[] = form.what === "dial" || form.what === "connect" ? outcomesOf[form.what] : [];
  const outcomes = suggestion && !usual.includes(suggestion.disposition) ? [...usual, suggestion.disposition] : usual;

  return (
    <>
      <ChoiceGroup
        legend={t("log.what")}
        layout="thirds"
        first
        choices={metrics}
        value={form.what}
        onChange={(what) => change({ what, outcome: null })}
      />
      {outcomes.length > 0 && (
        <ChoiceGroup
          legend={t("log.outcome")}
          choices={outcomes.map((outcome) => ({ value: outcome, label: t(`disposition.${outcome}`) }))}
          value={form.outcome ?? outcomes[0] ?? null}
          onChange={(outcome) => change({ outcome })}
          describedBy={suggestion ? hintId : undefined}
        />
      )}
      {suggestion && <SuggestionHint id={hintId} suggestion={suggestion} />}
      {form.what === "more" && (
        <Field label={t("log.more_kind")}>
          {(control) => (
            <Select control={control} value={form.kind} onChange={(kind) => change({ kind: kind as OtherKind })}>
              {otherKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`activity.${kind}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </>
  );
}
