import { CalendarPlus, Handshake, type LucideIcon, PhoneCall, PhoneOutgoing, UserCheck } from "lucide-react";
import { memo } from "react";
import type { ActivityDraft, Tile } from "../../store/store.ts";
import { Key, MoreKey } from "../../ui/controls/key.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useShell } from "../../ui/shell-context.ts";
import { useShortcuts } from "../../ui/shortcuts.ts";

type LogKeysProps = { readonly tiles: readonly Tile[]; readonly onLog: (draft: ActivityDraft) => void };

/** A key per metric and one for all the rest, each with its digit on the keyboard. */
export function LogKeys({ tiles, onLog }: LogKeysProps) {
  const t = useMessages();
  const { openLog } = useShell();
  const openMore = (): void => openLog({ kind: "new", start: "more" });
  const moreDigit = String(tiles.length + 1);
  const byDigit = tiles.map((tile, index) => [String(index + 1), () => onLog(tile.details)] as const);
  useShortcuts({ ...Object.fromEntries(byDigit), [moreDigit]: openMore });

  return (
    <section className="keys-block" aria-labelledby="log-title">
      <div className="head">
        <h2 id="log-title">{t("today.log_title")}</h2>
      </div>
      <div className="keys">
        {tiles.map((tile, index) => (
          <TileKey key={tile.metric} tile={tile} shortcut={String(index + 1)} onLog={onLog} />
        ))}
        <MoreKey shortcut={moreDigit} onPress={openMore} />
      </div>
    </section>
  );
}

type TileKeyProps = { readonly tile: Tile; readonly shortcut: string; readonly onLog: LogKeysProps["onLog"] };

/** A tap changes one tile, and only that one is drawn again. */
const TileKey = memo(function TileKey({ tile, shortcut, onLog }: TileKeyProps) {
  const t = useMessages();
  const { metric, details, count, target } = tile;
  return (
    <Key
      name={t(`metric.${metric}`)}
      {...(metric === "appointment" && { shortName: t("metric.appointment_short") })}
      icon={iconOf[metric]}
      confirmed={count.confirmed}
      shown={count.shown}
      target={target}
      shortcut={shortcut}
      onPress={() => onLog(details)}
    />
  );
});

const iconOf: { readonly [metric in Tile["metric"]]: LucideIcon } = {
  dial: PhoneOutgoing,
  connect: PhoneCall,
  appointment: CalendarPlus,
  show: UserCheck,
  deal: Handshake,
};
