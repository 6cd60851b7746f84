import { useLiveQuery } from "dexie-react-hooks";
import { Info } from "lucide-react";
import { useId } from "react";
import { addDays } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import { backdatingDays } from "#shared/domain/time/timeliness.ts";
import { useStore } from "../../store/context.ts";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { type Here, type LogForm, occurredAtOf } from "./log-form.ts";
import type { FormParts } from "./what-fields.tsx";

type WhenFieldsProps = FormParts & { readonly here: Here };

/** When it was, and what dating it back costs, before it is saved. */
export function WhenFields({ form, change, errorOf, here }: WhenFieldsProps) {
  const t = useMessages();
  const noticeId = useId();
  const occurredAt = occurredAtOf(form, here);
  const times: readonly LogForm["when"][] = ["now", "earlier", "yesterday", "other"];

  return (
    <>
      <ChoiceGroup
        legend={t("log.when")}
        layout="even"
        choices={times.map((when) => ({ value: when, label: t(`log.${when}`) }))}
        value={form.when}
        onChange={(when) => change({ when })}
        describedBy={noticeId}
      />
      {form.when === "earlier" && (
        <Field label={t("log.time")} labelHidden error={errorOf("time") ?? errorOf("date")}>
          {(control) => (
            <input
              {...control}
              name={errorOf("date") ? "date" : "time"}
              type="time"
              value={form.time}
              onChange={(event) => change({ time: event.target.value })}
            />
          )}
        </Field>
      )}
      {form.when === "other" && (
        <Field label={t("log.date")} labelHidden error={errorOf("date")}>
          {(control) => (
            <input
              {...control}
              name="date"
              type="date"
              min={addDays(here.today, -backdatingDays)}
              max={here.today}
              value={form.date}
              onChange={(event) => change({ date: event.target.value })}
            />
          )}
        </Field>
      )}
      <div id={noticeId} role="status">
        {occurredAt.ok && occurredAt.value !== null && <BackdatingNotice occurredAt={occurredAt.value} />}
      </div>
    </>
  );
}

function BackdatingNotice({ occurredAt }: { readonly occurredAt: Instant }) {
  const { activities } = useStore();
  const t = useMessages();
  const format = useFormat();
  // Any kind will do: what a date still counts for doesn't depend on what was done.
  const preview = useLiveQuery(
    () => activities.preview({ activity: "note_added", occurredAt }),
    [activities, occurredAt],
  );
  if (preview === undefined || preview.timeliness === "timely") return null;

  const isTooOld = preview.timeliness === "too_old";
  return (
    <Notice icon={Info} tone={isTooOld ? "warn" : "quiet"}>
      {isTooOld ? (
        t("error.too_old")
      ) : (
        <>
          <b>{t("log.backdated")}</b> {t("log.backdated_why", { date: format.longDay(preview.localDate) })}
        </>
      )}
    </Notice>
  );
}
