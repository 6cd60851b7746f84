import type { ToldRejection } from "#shared/protocol/imports.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

type RejectsTableProps = { readonly caption: string; readonly rejections: readonly ToldRejection[] };

/** Rows that weren't taken: where, what stood there, why, and what to do. */
export function RejectsTable({ caption, rejections }: RejectsTableProps) {
  const t = useMessages();
  const format = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <section className="imports-scroll" aria-label={caption} tabIndex={0}>
      <table className="data-table imports-table">
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("imports.line")}</th>
            <th scope="col">{t("imports.column")}</th>
            <th scope="col">{t("imports.value")}</th>
            <th scope="col">{t("imports.reason")}</th>
            <th scope="col">{t("imports.suggestion")}</th>
          </tr>
        </thead>
        <tbody>
          {rejections.map(({ line, column, value, reason }) => (
            <tr key={line}>
              <th scope="row">{format.number(line)}</th>
              <td>{column ?? t("imports.whole_row")}</td>
              <td className="imports-value">{value || "–"}</td>
              <td>{t(`reject.${reason}`)}</td>
              <td>{t(`mend.${reason}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
