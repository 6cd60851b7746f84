import { useState } from "react";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { TeamRep } from "#shared/protocol/team.ts";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { DecisionSheet } from "./decision-sheet.tsx";

type MentorSheetProps = {
  readonly rep: TeamRep;
  readonly reps: readonly TeamRep[];
  /** What the other one becomes: the rep's mentee, or the rep's mentor. */
  readonly other: "mentee" | "mentor";
  readonly onClose: () => void;
};

/** Says from when to when one rep is the mentor of another. */
export function MentorSheet({ rep, reps, other, onClose }: MentorSheetProps) {
  const t = useMessages();
  const format = useFormat();
  const [otherId, setOtherId] = useState("");
  const [fromTyped, setFrom] = useState("");
  const [toTyped, setTo] = useState("");
  const [tried, setTried] = useState(false);
  const chosen = reps.find(({ id }) => id === otherId);
  const [from, to] = [parseCivilDate(fromTyped), parseCivilDate(toTyped)];
  const isBackwards = from !== null && to !== null && to < from;
  const isMissing = other === "mentee" && chosen === undefined;
  const [mentor, mentee] = other === "mentee" ? [rep, chosen] : [chosen, rep];
  const day = from ? format.day(from) : "";

  return (
    <DecisionSheet
      title={t(other === "mentee" ? "review.assign_title" : "review.mentor_title", { name: rep.name })}
      action={t("review.assign_do")}
      done={
        mentor
          ? t("review.assign_done", { mentor: mentor.name, mentee: mentee?.name ?? "", from: day })
          : t("review.unassign_done", { mentee: mentee?.name ?? "", from: day })
      }
      onClose={onClose}
      read={() => {
        setTried(true);
        if (from === null || isBackwards || mentee === undefined) return null;
        return {
          kind: "assign_mentee",
          repId: mentee.id,
          mentorId: mentor?.id ?? null,
          from,
          ...(to && { to }),
        };
      }}
    >
      <Field
        label={t(other === "mentee" ? "review.mentee" : "review.mentor")}
        error={tried && isMissing ? t("review.rep_missing") : undefined}
      >
        {(control) => (
          <Select control={control} value={otherId} onChange={setOtherId}>
            <option value="">{other === "mentor" && t("review.nobody")}</option>
            {reps
              .filter(({ id }) => id !== rep.id)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        )}
      </Field>
      <div className="fields">
        <Field
          label={t("review.from")}
          error={
            tried && from === null ? t("review.date_missing") : isBackwards ? t("review.dates_backwards") : undefined
          }
        >
          {(control) => (
            <input {...control} type="date" value={fromTyped} onChange={(event) => setFrom(event.target.value)} />
          )}
        </Field>
        <Field label={t("review.to")} optional>
          {(control) => (
            <input
              {...control}
              type="date"
              min={fromTyped}
              value={toTyped}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Field>
      </div>
    </DecisionSheet>
  );
}
