import type { ImportPreview } from "#shared/protocol/imports.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { RejectsTable } from "./rejects-table.tsx";

type RejectsPartsProps = {
  readonly report: Pick<ImportPreview, "rejected" | "rejectedRows" | "notCountedRows">;
};

/** The rows of a file that weren't taken, and the good ones that don't count, where there are any. */
export function RejectsParts({ report: { rejected, rejectedRows, notCountedRows } }: RejectsPartsProps) {
  const t = useMessages();
  const format = useFormat();
  const isCut = rejected.length < rejectedRows;
  const title = isCut
    ? t("imports.faults_first", { number: format.number(rejected.length), all: format.number(rejectedRows) })
    : t("imports.faults");
  return (
    <>
      {rejected.length > 0 && (
        <>
          <h3>{title}</h3>
          <RejectsTable caption={title} rejections={rejected} />
        </>
      )}
      {notCountedRows.length > 0 && (
        <>
          <h3>{t("imports.not_counted_rows")}</h3>
          <RejectsTable caption={t("imports.not_counted_rows")} rejections={notCountedRows} />
        </>
      )}
    </>
  );
}
