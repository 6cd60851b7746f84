import { Download, FileSpreadsheet, Undo2 } from "lucide-react";
import type { PastImport } from "#shared/protocol/imports.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { rejectsAddress } from "./imports-query.ts";

type HistoryItemProps = { readonly past: PastImport; readonly isAway: boolean; readonly onUndo: () => void };

export function HistoryItem({ past, isAway, onUndo }: HistoryItemProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const { by, counts, rejectedRows, status } = past;
  const name = nameOf(past, t);
  const time = format.moment(past.startedAt, now);
  return (
    <li className="imports-item">
      <Icon of={FileSpreadsheet} />
      <span>
        {name} <span className="meta imports-of">{t("imports.of", { date: format.day(past.asOf) })}</span>
        <span className="meta">
          {by === null ? t("imports.by_product", { time }) : t("imports.by", { name: by, time })}
        </span>
        {counts && (
          <span className="meta">
            {t("imports.counts", {
              applied: counts.applied,
              replaced: counts.replaced,
              unchanged: counts.unchanged,
              rejected: rejectedRows,
            })}
          </span>
        )}
      </span>
      <span className="imports-acts">
        {status !== "applied" && <Tag>{t(`imports.${status}`)}</Tag>}
        {rejectedRows > 0 && past.by !== null && (
          <a
            className="btn btn-quiet"
            href={rejectsAddress(past.id)}
            download
            aria-label={t("imports.rejects_of", { name })}
          >
            <Icon of={Download} small />
          </a>
        )}
        {past.undoable && (
          <Button icon={Undo2} label={t("imports.undo_named", { name })} unavailable={isAway} onPress={onUndo}>
            {t("imports.undo")}
          </Button>
        )}
      </span>
    </li>
  );
}

/** A file's name, or what it was of where it came without one. */
export function nameOf({ fileName, kind }: PastImport, t: Translate): string {
  return fileName ?? t(`imports.unnamed_${kind}`);
}
