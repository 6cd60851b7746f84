import { TreePalm } from "lucide-react";
import { type FormEvent, useState } from "react";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { useStore } from "../../store/context.ts";
import type { LeaveView, ProfileView } from "../../store/reads/profile-view.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Row } from "../../ui/surfaces/row.tsx";
import { useSaving } from "./use-saving.ts";

/** Days off: those still to come count at once, those that have begun wait for a manager. */
export function LeavePart({ view }: { readonly view: ProfileView }) {
  const { profile } = useStore();
  const t = useMessages();
  const { error, save } = useSaving();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [missing, setMissing] = useState(false);

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const [first, last] = [parseCivilDate(from), parseCivilDate(to || from)];
    setMissing(first === null || last === null);
    if (first === null || last === null) return;
    if (await save(() => profile.requestLeave({ from: first, to: last }))) {
      setFrom("");
      setTo("");
    }
  }

  return (
    <Card labelledBy="leave-title" className="profile-part">
      <h2 id="leave-title">{t("profile.leave")}</h2>
      <form className="profile-line" noValidate onSubmit={(event) => void onSubmit(event)}>
        <div className="profile-dates">
          <Field label={t("profile.leave_from")} error={missing ? t("profile.leave_missing") : error}>
            {(control) => (
              <input
                {...control}
                type="date"
                name="from"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            )}
          </Field>
          <Field label={t("profile.leave_to")} optional>
            {(control) => (
              <input
                {...control}
                type="date"
                name="to"
                min={from}
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            )}
          </Field>
        </div>
        {from !== "" && from <= view.today && <p className="meta">{t("profile.leave_begun")}</p>}
        <div className="btn-row">
          <Button submits>{t("profile.leave_ask")}</Button>
        </div>
      </form>
      {view.leave.length === 0 ? (
        <p className="meta">{t("profile.leave_none")}</p>
      ) : (
        <ol className="rows profile-leave">
          {view.leave.map((leave) => (
            <LeaveRow key={leave.id} leave={leave} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function LeaveRow({ leave }: { readonly leave: LeaveView }) {
  const t = useMessages();
  const format = useFormat();
  const { from, to, counts, state } = leave;
  const dates =
    from === to ? format.longDay(from) : t("profile.leave_range", { from: format.day(from), to: format.day(to) });
  return (
    <Row icon={TreePalm} title={dates} meta={t(`profile.leave_counts_${counts}`)} pending={state === "saved_here"} />
  );
}
