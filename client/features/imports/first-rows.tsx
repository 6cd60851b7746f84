import type { ReadRow } from "#shared/protocol/imports.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";

/** The first rows of a file as they were understood, column by column. */
export function FirstRows({ rows }: { readonly rows: readonly ReadRow[] }) {
  const t = useMessages();
  const format = useFormat();
  const columns = Object.keys(rows[0]?.values ?? {});
  const caption = t("imports.first_rows", { count: rows.length });
  return (
    <details className="fold">
      <summary>{caption}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys. */}
      <section className="imports-scroll" aria-label={caption} tabIndex={0}>
        <table className="data-table imports-table imports-read">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("imports.line")}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, values }) => (
              <tr key={line}>
                <th scope="row">{format.number(line)}</th>
                {columns.map((column) => (
                  <td key={column}>{values[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
