import { useState } from "react";
import { v7 } from "uuid";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { type AdjustmentKind, adjustmentKinds } from "#shared/protocol/campaign-adjustments.ts";
import type { CampaignParticipant, CampaignProgramme } from "#shared/protocol/campaign-programme.ts";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { parseAmount } from "../../ui/messages/amount.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { AskSheet } from "./ask-sheet.tsx";
import { useKeptForm } from "./kept-form.ts";
import { wholeOf } from "./mission-form.ts";
import { TextField } from "./text-field.tsx";

type AdjustSalesSheetProps = {
  readonly userId: string;
  readonly person: CampaignParticipant;
  readonly known: CampaignProgramme;
  readonly unreachable: string | undefined;
  readonly onClose: () => void;
};

type AdjustForm = {
  readonly id: string;
  readonly kind: AdjustmentKind;
  readonly gives: "gives" | "takes";
  readonly of: "units" | "sales";
  readonly figure: string;
  readonly day: string;
  readonly reason: string;
};

/** Sales that no file brings, given or taken on a date; it is put right by an opposite one. */
export function AdjustSalesSheet({ userId, person, known, unreachable, onClose }: AdjustSalesSheetProps) {
  const t = useMessages();
  const [initial] = useState<AdjustForm>(() => ({
    id: v7(),
    kind: "manual_sale",
    gives: "gives",
    of: known.programme?.metric ?? "units",
    figure: "",
    day: known.today,
    reason: "",
  }));
  const { form, change, forget } = useKeptForm(userId, `adjust.${person.id}`, initial);
  const [tried, setTried] = useState(false);
  const figure = form.of === "sales" ? (parseAmount(form.figure, known.currency) ?? Number.NaN) : wholeOf(form.figure);
  const day = parseCivilDate(form.day);
  const isUnread = !Number.isSafeInteger(figure) || figure === 0;
  const isLate = day === null || day > known.today;
  const isSilent = form.reason.trim() === "";
  const signed = form.gives === "gives" ? figure : -figure;

  return (
    <AskSheet
      userId={userId}
      title={t("manage.adjust_for", { name: person.name })}
      text={t("manage.adjust_text")}
      action={t("manage.adjust")}
      done={t("manage.adjusted", { name: person.name })}
      unreachable={unreachable}
      request={() => {
        setTried(true);
        if (isUnread || isLate || isSilent) return null;
        const { id, kind } = form;
        const sales = form.of === "sales" ? { amountMinor: signed } : { units: signed };
        const body = { id, participantId: person.id, kind, day, ...sales, reason: form.reason.trim() };
        return { path: "/api/campaign/adjustments", method: "POST", body };
      }}
      onDone={forget}
      onClose={onClose}
    >
      <Field label={t("manage.adjust_kind")}>
        {(control) => (
          <Select control={control} value={form.kind} onChange={(kind) => change({ kind: kind as AdjustmentKind })}>
            {adjustmentKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`manage.adjust_${kind}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <ChoiceGroup
        legend={t("manage.adjust_sign")}
        choices={[
          { value: "gives", label: t("manage.adjust_gives") },
          { value: "takes", label: t("manage.adjust_takes") },
        ]}
        value={form.gives}
        onChange={(gives) => change({ gives })}
      />
      <ChoiceGroup
        legend={t("manage.adjust_of")}
        choices={[
          { value: "units", label: t("manage.metric_units") },
          { value: "sales", label: t("manage.metric_sales") },
        ]}
        value={form.of}
        onChange={(of) => change({ of })}
      />
      <div className="fields">
        <TextField
          label={form.of === "sales" ? t("manage.amount", { currency: known.currency }) : t("manage.metric_units")}
          figure
          error={tried && isUnread ? t("manage.fault_whole") : undefined}
          value={form.figure}
          onChange={(value) => change({ figure: value })}
        />
        <Field label={t("manage.adjust_day")} error={tried && isLate ? t("manage.fault_day") : undefined}>
          {(control) => (
            <input
              {...control}
              type="date"
              max={known.today}
              value={form.day}
              onChange={(event) => change({ day: event.target.value })}
            />
          )}
        </Field>
      </div>
      <Field label={t("manage.reason")} error={tried && isSilent ? t("manage.fault_reason") : undefined}>
        {(control) => (
          <textarea
            {...control}
            rows={2}
            maxLength={500}
            value={form.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </Field>
    </AskSheet>
  );
}
