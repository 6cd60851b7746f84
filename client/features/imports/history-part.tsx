import { CloudOff } from "lucide-react";
import { useState } from "react";
import type { PastImport, PastImports } from "#shared/protocol/imports.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { HistoryItem } from "./history-item.tsx";
import { UndoSheet } from "./undo-sheet.tsx";

type HistoryPartProps = {
  readonly userId: string;
  readonly past: PastImports | undefined;
  readonly isAway: boolean;
  readonly failed: boolean;
  readonly onRetry: () => void;
};

/** The imports so far, the newest first: who brought what and when, what came of it, and the way back. */
export function HistoryPart({ userId, past, isAway, failed, onRetry }: HistoryPartProps) {
  const t = useMessages();
  const [asked, setAsked] = useState<PastImport | null>(null);

  if (past === undefined && !failed) return <Skeleton title={t("imports.history_loading")} />;
  return (
    <Card labelledBy="imports-history" className="parts imports-part">
      <h2 id="imports-history">{t(past === undefined ? "imports.history_failed" : "imports.history")}</h2>
      {past && isAway && <Notice icon={CloudOff}>{t("imports.history_old")}</Notice>}
      {past === undefined && (
        <div className="btn-row">
          <Button onPress={onRetry}>{t("imports.try_again")}</Button>
        </div>
      )}
      {past?.imports.length === 0 && <p>{t("imports.history_none")}</p>}
      {past && past.imports.length > 0 && (
        <ul>
          {past.imports.map((one) => (
            <HistoryItem key={one.id} past={one} isAway={isAway} onUndo={() => setAsked(one)} />
          ))}
        </ul>
      )}
      {asked && <UndoSheet userId={userId} past={asked} onClose={() => setAsked(null)} />}
    </Card>
  );
}
