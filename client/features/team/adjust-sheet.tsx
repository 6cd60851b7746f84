import { useState } from "react";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { Field } from "../../ui/controls/field.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { DecisionSheet } from "./decision-sheet.tsx";
import { ReasonField } from "./reason-sheet.tsx";

type AdjustSheetProps = {
  readonly rep: { readonly id: string; readonly name: string };
  readonly onClose: () => void;
};

/** Gives or takes XP and deals, with the reason that the rep reads. */
export function AdjustSheet({ rep, onClose }: AdjustSheetProps) {
  const t = useMessages();
  const format = useFormat();
  const [xpTyped, setXp] = useState("");
  const [dealsTyped, setDeals] = useState("");
  const [date, setDate] = useState("");
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const [xp, deals] = [wholeOf(xpTyped), wholeOf(dealsTyped)];
  const isUnread = xp === null || deals === null || (xp === 0 && deals === 0);
  const unread = tried && isUnread ? t("review.adjust_missing") : undefined;

  return (
    <DecisionSheet
      title={t("review.adjust_title", { name: rep.name })}
      action={t("review.adjust_do")}
      done={t("review.adjust_done", { xp: format.signed(xp ?? 0), deals: format.signed(deals ?? 0) })}
      onClose={onClose}
      read={() => {
        setTried(true);
        const localDate = parseCivilDate(date);
        if (isUnread || reason.trim() === "") return null;
        return {
          kind: "adjust",
          repId: rep.id,
          ...(xp !== 0 && { xp }),
          ...(deals !== 0 && { deals }),
          ...(localDate && { localDate }),
          reason: reason.trim(),
        };
      }}
    >
      <div className="fields">
        <Field label={t("review.adjust_xp")} error={unread} hint={t("review.adjust_hint")}>
          {(control) => (
            <input
              {...control}
              data-autofocus
              inputMode="text"
              autoComplete="off"
              value={xpTyped}
              onChange={(event) => setXp(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("review.adjust_deals")} optional>
          {(control) => (
            <input
              {...control}
              inputMode="text"
              autoComplete="off"
              value={dealsTyped}
              onChange={(event) => setDeals(event.target.value)}
            />
          )}
        </Field>
      </div>
      <Field label={t("review.adjust_date")} optional>
        {(control) => <input {...control} type="date" value={date} onChange={(event) => setDate(event.target.value)} />}
      </Field>
      <ReasonField repName={rep.name} value={reason} tried={tried} onChange={setReason} />
    </DecisionSheet>
  );
}

/** A whole number with either minus; nothing typed is 0, anything else `null`. */
function wholeOf(text: string): number | null {
  const typed = text.trim().replace("−", "-");
  if (typed === "") return 0;
  return /^[+-]?\d{1,7}$/.test(typed) ? Number(typed) : null;
}
