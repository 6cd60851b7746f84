import { Download } from "lucide-react";
import type { ImportReport } from "#shared/protocol/imports.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { CountsLine } from "./counts-line.tsx";
import { DoublesList } from "./doubles-list.tsx";
import { rejectsAddress } from "./imports-query.ts";
import { RejectsParts } from "./rejects-parts.tsx";

type ReportPartProps = { readonly report: ImportReport; readonly onAnother: () => void };

/** What came of a file, the rows of it that have to be mended, and calls that may be there twice. */
export function ReportPart({ report, onAnother }: ReportPartProps) {
  const t = useMessages();
  const { importId, applied, replaced, rejectedRows, possibleDoubles } = report;
  return (
    <Card labelledBy="imports-did" className="parts imports-part">
      <h2 id="imports-did">{t("imports.did")}</h2>
      <div role="status">
        <p className="visually-hidden">{t("imports.done", { count: applied + replaced })}</p>
        <CountsLine report={report} />
      </div>
      <div className="btn-row">
        <Button look="primary" onPress={onAnother}>
          {t("imports.another")}
        </Button>
        {rejectedRows > 0 && (
          <a className="btn btn-quiet" href={rejectsAddress(importId)} download>
            <Icon of={Download} small />
            {t("imports.download_rejects")}
          </a>
        )}
      </div>
      {rejectedRows > 0 && <p className="meta">{t("imports.download_hint")}</p>}
      {possibleDoubles.length > 0 && <DoublesList doubles={possibleDoubles} />}
      <RejectsParts report={report} />
    </Card>
  );
}
