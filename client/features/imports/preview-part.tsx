import type { ImportPreview } from "#shared/protocol/imports.ts";
import type { AskFailure } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { CountsLine } from "./counts-line.tsx";
import { faultSentence } from "./fault-sentence.ts";
import { FirstRows } from "./first-rows.tsx";
import { RejectsParts } from "./rejects-parts.tsx";

type PreviewPartProps = {
  readonly preview: ImportPreview;
  readonly unreachable: string | undefined;
  readonly isImporting: boolean;
  readonly failure: AskFailure | undefined;
  readonly onImport: () => void;
  readonly onNone: () => void;
};

/** What importing the chosen file would do, and the choice to do it with the valid rows or with none. */
export function PreviewPart({ preview, unreachable, isImporting, failure, onImport, onNone }: PreviewPartProps) {
  const t = useMessages();
  const valid = preview.rows - preview.rejectedRows - preview.duplicateRows;
  return (
    <Card labelledBy="imports-would" className="parts imports-part">
      <h2 id="imports-would">{t("imports.would")}</h2>
      <div role="status">
        <CountsLine report={preview} />
        {valid === 0 && <FieldError>{t("imports.nothing_valid")}</FieldError>}
        {failure && <FieldError>{faultSentence(failure, t)}</FieldError>}
      </div>
      <div className="btn-row">
        <Button
          look="primary"
          unavailable={valid === 0 || unreachable !== undefined || isImporting}
          describedBy={unreachable && "imports-commit-why"}
          onPress={onImport}
        >
          {isImporting ? t("imports.committing") : t("imports.commit", { count: valid })}
        </Button>
        <Button unavailable={isImporting} onPress={onNone}>
          {t("imports.commit_none")}
        </Button>
      </div>
      {unreachable && (
        <p className="meta" id="imports-commit-why">
          {unreachable}
        </p>
      )}
      <RejectsParts report={preview} />
      {preview.firstRows.length > 0 && <FirstRows rows={preview.firstRows} />}
    </Card>
  );
}
