import { CloudDownload } from "lucide-react";
import { useId } from "react";
import { Button } from "../../ui/controls/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import type { HistoryRead } from "./history-query.ts";

type FetchRowProps = {
  readonly asked: HistoryRead | undefined;
  readonly of: number;
  readonly onAsk: () => void;
};

/** The row of an old date that offers its single entries, which only the server has, and says how that goes. */
export function FetchRow({ asked, of, onAsk }: FetchRowProps) {
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  const textId = useId();
  const isAsking = asked?.phase === "asking";
  const failed = asked?.phase === "failed";

  return (
    <li className="entry-item" style={{ top: 0 }} aria-posinset={1} aria-setsize={of}>
      <div className="row entry-fetch">
        <Icon of={CloudDownload} />
        <p className="meta" id={textId} role="status">
          {isAsking
            ? t("ledger.fetching")
            : !hasNetwork
              ? t("ledger.fetch_offline")
              : t(failed ? "ledger.fetch_failed" : "ledger.fetch_text")}
        </p>
        <Button
          look="text"
          unavailable={!hasNetwork || isAsking}
          describedBy={textId}
          onPress={failed ? asked.retry : onAsk}
        >
          {t(failed ? "ledger.fetch_retry" : "ledger.fetch")}
        </Button>
      </div>
    </li>
  );
}
