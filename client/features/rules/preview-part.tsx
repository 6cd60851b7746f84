import { Calculator, Download, TriangleAlert } from "lucide-react";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { RulesetPreview } from "#shared/protocol/rulesets.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { downloadText } from "../../ui/download.ts";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { previewCsv } from "./preview-csv.ts";
import { PreviewTable } from "./preview-table.tsx";
import { usePreview } from "./rulesets-query.ts";

type PreviewPartProps = {
  readonly candidate: Ruleset;
  readonly isFaulty: boolean;
  readonly unreachable: string | undefined;
};

/** What the draft would have made of the last 28 days, rep by rep. */
export function PreviewPart({ candidate, isFaulty, unreachable }: PreviewPartProps) {
  const t = useMessages();
  const preview = usePreview();
  const answer = preview.data;
  return (
    <Card labelledBy="rules-preview" className="parts">
      <h2 id="rules-preview">{t("rules.preview")}</h2>
      <p className="meta">{t("rules.preview_text")}</p>
      <div className="btn-row">
        <Button
          icon={Calculator}
          unavailable={unreachable !== undefined || isFaulty || preview.isPending}
          describedBy={unreachable ? "preview-why" : isFaulty ? "publish-faults" : undefined}
          onPress={() => preview.mutate(candidate)}
        >
          {t(preview.isPending ? "rules.preview_busy" : "rules.preview_do")}
        </Button>
      </div>
      {unreachable && (
        <p className="meta" id="preview-why">
          {unreachable}
        </p>
      )}
      {/* Before the answer it is empty already: only what comes into a live region is read. */}
      <div role="status">
        {answer && !answer.ok && <FieldError>{sentenceOf(answer.error, t)}</FieldError>}
        {answer?.ok && preview.variables !== candidate && (
          <Notice icon={TriangleAlert} tone="warn">
            {t("rules.preview_old")}
          </Notice>
        )}
      </div>
      {answer?.ok && <Previewed preview={answer.value} />}
    </Card>
  );
}

function Previewed({ preview }: { readonly preview: RulesetPreview }) {
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const dates = t("rules.preview_range", { from: format.day(preview.from), to: format.day(preview.to) });
  return (
    <>
      <div className="head">
        <h3>{dates}</h3>
        <Button
          icon={Download}
          onPress={() => {
            downloadText("perennial-rules-preview", { extension: "csv", type: "text/csv" }, [previewCsv(preview)]);
            toast({ text: t("rules.exported") });
          }}
        >
          {t("rules.export")}
        </Button>
      </div>
      <PreviewTable preview={preview} caption={dates} />
    </>
  );
}
