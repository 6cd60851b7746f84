import type { FileReport, ImportCounts } from "#shared/protocol/imports.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

/** What a file's rows come to, figure by figure, and what else reading it found. */
export function CountsLine({ report }: { readonly report: FileReport & ImportCounts }) {
  const t = useMessages();
  const format = useFormat();
  const figures = [
    [t("imports.applied"), report.applied, true],
    [t("imports.replaced"), report.replaced, true],
    [t("imports.unchanged"), report.unchanged, true],
    [t("imports.rejected"), report.rejectedRows, true],
    [t("imports.duplicates"), report.duplicateRows, false],
    [t("imports.not_counted"), report.notCounted, false],
  ] as const;
  const { newParticipants, newParticipantCount, ignoredColumns } = report;
  return (
    <>
      <p>{t("imports.rows", { count: report.rows })}</p>
      <dl className="imports-figures">
        {figures
          .filter(([, value, always]) => always || value > 0)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{format.number(value)}</dd>
            </div>
          ))}
      </dl>
      {newParticipantCount > 0 && (
        <p className="meta">{t("imports.new_people", { count: newParticipantCount, names: namesIn() })}</p>
      )}
      {ignoredColumns.length > 0 && (
        <p className="meta">{t("imports.ignored", { columns: ignoredColumns.join(", ") })}</p>
      )}
    </>
  );

  function namesIn(): string {
    const names = newParticipants.slice(0, namesShown).join(", ");
    const more = newParticipantCount - Math.min(namesShown, newParticipants.length);
    return more > 0 ? t("imports.and_more", { names, more }) : names;
  }
}

const namesShown = 8;
