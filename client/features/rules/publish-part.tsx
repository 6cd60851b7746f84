import { type FormEvent, useState } from "react";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { type CivilDate, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field, FieldError } from "../../ui/controls/field.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import type { RulesDraft } from "./draft.ts";
import { usePublish } from "./rulesets-query.ts";

type PublishPartProps = {
  readonly userId: string;
  readonly draft: RulesDraft;
  readonly candidate: Ruleset;
  readonly changes: number;
  readonly faults: number;
  readonly earliestStart: CivilDate;
  readonly unreachable: string | undefined;
  readonly onChange: (part: Partial<RulesDraft>) => void;
  readonly onPublished: () => void;
};

/** From when the draft holds and what for, and the step that can't be taken back. */
export function PublishPart({ userId, draft, candidate, changes, faults, ...rest }: PublishPartProps) {
  const { earliestStart, unreachable, onChange, onPublished } = rest;
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const publishing = usePublish(userId);
  const [tried, setTried] = useState(false);
  const [asks, setAsks] = useState(false);

  const startsOn = parseCivilDate(draft.startsOn);
  const date = format.day(earliestStart);
  const startError = startsOn === null || startsOn < earliestStart ? t("rules.starts_too_early", { date }) : undefined;
  const noteError = draft.note.trim() === "" ? t("rules.note_missing") : undefined;
  const refusal = publishing.data && !publishing.data.ok && publishing.data.error;

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    setTried(true);
    if (!startError && !noteError) setAsks(true);
  }

  async function publish(): Promise<void> {
    setAsks(false);
    if (startsOn === null) return;
    const request = { startsOn, ruleset: candidate, note: draft.note.trim() };
    const published = await publishing.mutateAsync(request);
    if (!published.ok) return;
    toast({ text: t("rules.published", { number: candidate.version, date: format.longDay(startsOn) }) });
    onPublished();
  }

  return (
    <Card labelledBy="rules-publish" className="parts">
      <h2 id="rules-publish">{t("rules.publish")}</h2>
      <form className="parts rules-publish" noValidate onSubmit={onSubmit}>
        <Field
          label={t("rules.starts_on")}
          hint={t("rules.starts_hint", { date })}
          error={tried ? startError : undefined}
        >
          {(control) => (
            <input
              {...control}
              type="date"
              min={earliestStart}
              value={draft.startsOn}
              onChange={(event) => onChange({ startsOn: event.target.value })}
            />
          )}
        </Field>
        <Field label={t("rules.note")} hint={t("rules.note_hint")} error={tried ? noteError : undefined}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              maxLength={500}
              value={draft.note}
              onChange={(event) => onChange({ note: event.target.value })}
            />
          )}
        </Field>
        <div role="status">
          {faults > 0 && <FieldError id="publish-faults">{t("rules.faults", { count: faults })}</FieldError>}
          {refusal && (
            <FieldError>{refusal.code === "conflict" ? t("rules.conflict") : sentenceOf(refusal, t)}</FieldError>
          )}
        </div>
        <div className="btn-row">
          <Button
            look="primary"
            submits
            unavailable={unreachable !== undefined || faults > 0 || changes === 0 || publishing.isPending}
            describedBy={unreachable ? "publish-why" : faults > 0 ? "publish-faults" : "publish-none"}
          >
            {t("rules.publish")}
          </Button>
        </div>
        {unreachable && (
          <p className="meta" id="publish-why">
            {unreachable}
          </p>
        )}
        {!unreachable && changes === 0 && (
          <p className="meta" id="publish-none">
            {t("rules.no_changes")}
          </p>
        )}
      </form>
      {asks && startsOn && (
        <Sheet
          kind="dialog"
          title={t("rules.publish_ask", { number: candidate.version })}
          closeLabel={t("shell.close")}
          onClose={() => setAsks(false)}
        >
          <div className="sheet-body">
            <p>{t("rules.publish_text", { count: changes, date: format.longDay(startsOn) })}</p>
            <Button look="primary" first onPress={() => void publish()}>
              {t("rules.publish")}
            </Button>
            <Button onPress={() => setAsks(false)}>{t("rules.publish_back")}</Button>
          </div>
        </Sheet>
      )}
    </Card>
  );
}
