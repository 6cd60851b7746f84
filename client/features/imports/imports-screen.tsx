import { useState } from "react";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { FileForm } from "./file-form.tsx";
import { HistoryPart } from "./history-part.tsx";
import { type ChosenFile, useImportFile, usePastImports, usePreviewFile } from "./imports-query.ts";
import { PreviewPart } from "./preview-part.tsx";
import { ReportPart } from "./report-part.tsx";
import "./imports.css";

/** A file is chosen, looked at and imported here; below are the imports so far, each with its undo. */
export function ImportsScreen({ userId }: { readonly userId: string }) {
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  const { value: past, failed, retry } = usePastImports(userId);
  const [chosen, setChosen] = useState<ChosenFile | null>(null);
  const preview = usePreviewFile();
  const importing = useImportFile(userId);
  const unreachable = failed || !hasNetwork ? t("imports.needs_network") : undefined;

  function choose(next: ChosenFile | null): void {
    setChosen(next);
    preview.reset();
    importing.reset();
  }

  const report = importing.data?.ok ? importing.data.value : undefined;
  return (
    <Page title={t("nav.imports")}>
      <div className="stack imports">
        {report ? (
          <ReportPart report={report} onAnother={() => choose(null)} />
        ) : (
          <>
            <FileForm
              chosen={chosen}
              onChoose={choose}
              unreachable={unreachable}
              isReading={preview.isPending}
              isPreviewed={preview.data?.ok === true}
              failure={preview.data && !preview.data.ok ? preview.data.error : undefined}
              onPreview={preview.mutate}
            />
            {chosen && preview.data?.ok && (
              <PreviewPart
                preview={preview.data.value}
                unreachable={unreachable}
                isImporting={importing.isPending}
                failure={importing.data && !importing.data.ok ? importing.data.error : undefined}
                onImport={() => importing.mutate(chosen)}
                onNone={() => choose(null)}
              />
            )}
          </>
        )}
        <HistoryPart userId={userId} past={past} isAway={unreachable !== undefined} failed={failed} onRetry={retry} />
      </div>
    </Page>
  );
}
