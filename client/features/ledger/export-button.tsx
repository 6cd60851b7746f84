import { Download } from "lucide-react";
import { useRef, useState } from "react";
import { useStore } from "../../store/context.ts";
import type { LedgerDay } from "../../store/ledger.ts";
import { Button } from "../../ui/controls/button.tsx";
import { downloadText } from "../../ui/download.ts";
import { useToast } from "../../ui/floating/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { csvHead, exportedLines, toCsv } from "./ledger-export.ts";
import { type LedgerFilter, matches } from "./ledger-filter.ts";

type ExportButtonProps = { readonly days: readonly LedgerDay[]; readonly filter: LedgerFilter };

const formats = ["CSV", "JSON"] as const;
type FileFormat = (typeof formats)[number];

/** Saves what the filter shows as a file, day by day, so that the page stays alive with any number of entries. */
export function ExportButton({ days, filter }: ExportButtonProps) {
  const { ledger } = useStore();
  const t = useMessages();
  const toast = useToast();
  const menu = useRef<HTMLDetailsElement>(null);
  const [isBusy, setBusy] = useState(false);

  const save = async (format: FileFormat): Promise<void> => {
    if (menu.current) menu.current.open = false;
    setBusy(true);
    const parts: string[] = [];
    const owner = await ledger.owner();
    for (const { date } of days) {
      const rows = (await ledger.rows(date)).filter((row) => matches(row, filter));
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const lines = rows.slice(from, from + rowsAtOnce).flatMap((row) => exportedLines(owner, row, filter.rule));
        parts.push(...lines.map((line) => (format === "CSV" ? toCsv(line) : JSON.stringify(line))));
        await aTurn();
      }
    }
    if (format === "CSV") downloadText("perennial-ledger", { extension: "csv", type: "text/csv" }, [csvHead, ...parts]);
    else
      downloadText("perennial-ledger", { extension: "json", type: "application/json" }, [
        '{"exportedAt":',
        JSON.stringify(new Date().toISOString()),
        ',"lines":[\n',
        parts.join(",\n"),
        "\n]}\n",
      ]);
    setBusy(false);
    toast({ text: t("ledger.exported") });
  };

  return (
    <details className="export" ref={menu}>
      <summary className="btn btn-quiet" aria-disabled={isBusy || undefined}>
        <Icon of={Download} small />
        {t("ledger.export")}
      </summary>
      <div className="export-menu">
        {formats.map((format) => (
          <Button
            key={format}
            look="text"
            unavailable={isBusy}
            label={t("ledger.export_as", { format })}
            onPress={() => void save(format)}
          >
            {format}
          </Button>
        ))}
      </div>
    </details>
  );
}

/** So many rows that making their lines, each with the hash that is its id, stays well below a task of 50 ms. */
const rowsAtOnce = 100;

/** Lets the page do what waits. */
function aTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
