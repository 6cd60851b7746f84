import { FileSpreadsheet } from "lucide-react";
import { type DragEvent, type FormEvent, useState } from "react";
import { importKinds } from "#shared/protocol/imports.ts";
import type { AskFailure } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field, FieldError } from "../../ui/controls/field.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { faultSentence } from "./fault-sentence.ts";
import { guessAsOf, guessKind } from "./guess-file.ts";
import type { ChosenFile } from "./imports-query.ts";

type FileFormProps = {
  readonly chosen: ChosenFile | null;
  readonly onChoose: (chosen: ChosenFile) => void;
  readonly unreachable: string | undefined;
  readonly isReading: boolean;
  /** The next step is the preview's. */
  readonly isPreviewed: boolean;
  readonly failure: AskFailure | undefined;
  readonly onPreview: (chosen: ChosenFile) => void;
};

/** Chooses a file, by hand or by dropping it, and says what is in it and of which date. What it can tell by itself is filled in. */
export function FileForm({ chosen, onChoose, unreachable, isReading, isPreviewed, ...rest }: FileFormProps) {
  const { failure, onPreview } = rest;
  const t = useMessages();
  const format = useFormat();
  const [isOver, setIsOver] = useState(false);

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const [firstLine = ""] = (
      await file
        .slice(0, 4096)
        .text()
        .catch(() => "")
    ).split("\n", 1);
    onChoose({ file, kind: guessKind(firstLine) ?? chosen?.kind ?? "videos", asOf: guessAsOf(file.name) });
  }

  function onDrop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    if (chosen && !unreachable && !isReading) onPreview(chosen);
  }

  const why = unreachable ?? (chosen ? undefined : t("imports.no_file"));
  return (
    <Card labelledBy="imports-form" className="parts imports-part">
      <h2 id="imports-form">{t("imports.form")}</h2>
      <p className="meta">{t("imports.form_text")}</p>
      <form className="parts imports-form" noValidate onSubmit={onSubmit}>
        <Field label={t("imports.file")}>
          {({ className: _, ...control }) => (
            // biome-ignore lint/a11y/noStaticElementInteractions: the field in it does the same by hand.
            <div
              className="imports-drop"
              data-over={isOver || undefined}
              onDragOver={(event) => {
                event.preventDefault();
                setIsOver(true);
              }}
              onDragLeave={() => setIsOver(false)}
              onDrop={onDrop}
            >
              <Icon of={FileSpreadsheet} />
              <span>
                {chosen
                  ? t("imports.chosen", { name: chosen.file.name, size: format.bytes(chosen.file.size) })
                  : t("imports.drop")}
              </span>
              <input
                {...control}
                type="file"
                accept=".csv,text/csv"
                onChange={(event) => void take(event.target.files?.[0])}
              />
            </div>
          )}
        </Field>
        {chosen && (
          <div className="imports-said">
            <ChoiceGroup
              legend={t("imports.kind")}
              choices={importKinds.map((value) => ({ value, label: t(`imports.${value}`) }))}
              value={chosen.kind}
              onChange={(kind) => onChoose({ ...chosen, kind })}
            />
            <Field label={t("imports.as_of")} hint={t("imports.as_of_hint")}>
              {(control) => (
                <input
                  {...control}
                  type="date"
                  value={chosen.asOf}
                  onChange={(event) => onChoose({ ...chosen, asOf: event.target.value })}
                />
              )}
            </Field>
          </div>
        )}
        <div role="status">{failure && <FieldError>{faultSentence(failure, t)}</FieldError>}</div>
        <div className="btn-row">
          <Button
            look={isPreviewed ? "quiet" : "primary"}
            submits
            unavailable={why !== undefined || isReading}
            describedBy={why && "imports-why"}
          >
            {t(isReading ? "imports.previewing" : "imports.preview")}
          </Button>
        </div>
        {why && (
          <p className="meta" id="imports-why">
            {why}
          </p>
        )}
      </form>
    </Card>
  );
}
