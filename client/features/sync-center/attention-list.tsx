import { useLiveQuery } from "dexie-react-hooks";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { useStore } from "../../store/context.ts";
import type { AttentionItem } from "../../store/store.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { campaignSentenceOf } from "../../ui/messages/campaign-errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useShell } from "../../ui/shell-context.ts";
import { DiscardDialog } from "./discard-dialog.tsx";
import { operationTitle } from "./operation-title.ts";

/** What the server refused: why, and the ways out. Nothing leaves this list by itself. */
export function AttentionList() {
  const { queue } = useStore();
  const t = useMessages();
  const items = useLiveQuery(() => queue.attention(), [queue]);

  if (items === undefined || items.length === 0) return null;
  return (
    <section className="card trouble" id="attention" aria-labelledby="attention-title" tabIndex={-1}>
      <div className="trouble-head">
        <Icon of={CircleAlert} />
        <h2 id="attention-title">{t("sync.attention")}</h2>
      </div>
      <ul>
        {items.map((item) => (
          <Attention key={item.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Attention({ item }: { readonly item: AttentionItem }) {
  const { queue } = useStore();
  const { openLog } = useShell();
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const now = useNow();
  const [discarding, setDiscarding] = useState(false);
  const { details, error } = item;
  const isAboutDate = dateCodes.includes(error.code);
  const moment = (at: number): string => format.momentInText(at, now);

  return (
    <li className="trouble-body">
      <h3>
        {operationTitle(item, t, format)}
        {details?.contactRef && ` · ${details.contactRef}`}
      </h3>
      <p>
        {isAboutDate && `${t("sync.dated", { date: format.day(item.localDate) })} `}
        {campaignSentenceOf(error, t)}
      </p>
      <p className="meta">{t("sync.refused", { logged: moment(item.recordedAt), refused: moment(item.refusedAt) })}</p>
      <div className="btn-row">
        {item.kind === "log_activity" && details && (
          <Button
            look="primary"
            onPress={() => openLog({ kind: "fix", operationId: item.id, details, occurredAt: item.occurredAt, error })}
          >
            {t(isAboutDate ? "sync.fix_date" : "sync.fix_entry")}
          </Button>
        )}
        <Button onPress={() => void queue.retry(item.id).then(() => toast({ text: t("sync.retried") }))}>
          {t("sync.retry")}
        </Button>
        <Button look="danger" onPress={() => setDiscarding(true)}>
          {t("sync.discard")}
        </Button>
      </div>
      {discarding && <DiscardDialog item={item} onClose={() => setDiscarding(false)} />}
    </li>
  );
}

const dateCodes: readonly string[] = ["too_old", "in_the_future", "date_impossible", "date_mismatch"];
