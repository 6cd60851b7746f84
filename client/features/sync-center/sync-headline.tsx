import { CircleAlert, CloudCheck, CloudOff, CloudUpload, Download, type LucideIcon, RefreshCw } from "lucide-react";
import { useStore } from "../../store/context.ts";
import type { SyncStatus } from "../../store/store.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { downloadJson } from "../../ui/download.ts";
import { Icon } from "../../ui/icon.tsx";
import type { MessageKey } from "../../ui/messages/catalogue.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";

type SyncHeadlineProps = {
  readonly status: SyncStatus;
  readonly onSyncNow: () => void;
  readonly onSignIn: () => void;
  readonly onReload: () => void;
};

/** How things stand in a heading and a sentence, and the actions: the primary one is what helps most now. */
export function SyncHeadline({ status, onSyncNow, onSignIn, onReload }: SyncHeadlineProps) {
  const { queue } = useStore();
  const t = useMessages();
  const format = useFormat();
  const hasNetwork = useHasNetwork();
  const now = useNow(status.nextTryAt === null ? undefined : 5_000);
  const { icon, title, text } = wordsOf(status, t, format);
  const obstacle = obstacleOf(status, hasNetwork);
  const exportAll = async (): Promise<void> => downloadJson("perennial", await queue.exportAll());

  return (
    <section className="sync-state" aria-labelledby="state-title">
      <div className="sync-words">
        <h2 id="state-title">
          <Icon of={icon} />
          {title}
        </h2>
        <p>{text}</p>
      </div>
      <div className="btn-row">
        {status.attention > 0 && (
          <a className="btn btn-primary" href="#attention">
            {t("sync.fix", { count: status.attention })}
          </a>
        )}
        {status.reason === "signed_out" && (
          <Button look="primary" onPress={onSignIn}>
            {t("sync.sign_in")}
          </Button>
        )}
        {status.reason === "upgrade_required" && (
          <Button look="primary" onPress={onReload}>
            {t("sync.reload")}
          </Button>
        )}
        <Button
          look={status.attention > 0 || status.phase === "parked" ? "quiet" : "primary"}
          icon={RefreshCw}
          unavailable={obstacle !== null}
          describedBy="sync-times"
          onPress={onSyncNow}
        >
          {t("sync.now")}
        </Button>
        <Button icon={Download} onPress={() => void exportAll()}>
          {t("sync.export")}
        </Button>
      </div>
      <p className="meta" id="sync-times">
        {obstacle !== null && `${t(obstacle)} `}
        {status.lastSuccessAt !== null &&
          `${t("sync.last_success", { time: format.momentInText(status.lastSuccessAt, now) })} `}
        {status.nextTryAt !== null && t("sync.next_try", { age: format.age(Math.max(0, status.nextTryAt - now)) })}
      </p>
    </section>
  );
}

/** Why a tap on "Sync now" could do nothing, or `null`. */
function obstacleOf({ phase, reason }: SyncStatus, hasNetwork: boolean): (MessageKey & `sync.now_${string}`) | null {
  if (phase === "sending") return "sync.now_sending";
  if (reason === "signed_out") return "sync.now_signed_out";
  if (reason === "upgrade_required") return "sync.now_upgrade";
  return hasNetwork ? null : "sync.now_offline";
}

type Words = { readonly icon: LucideIcon; readonly title: string; readonly text: string };

function wordsOf(status: SyncStatus, t: Translate, format: Format): Words {
  const { reason, failingSince, pending, attention, lastSuccessAt, phase } = status;
  switch (reason) {
    case "signed_out":
      return { icon: CircleAlert, title: t("sync.signed_out"), text: t("sync.signed_out_text") };
    case "upgrade_required":
      return { icon: CircleAlert, title: t("sync.upgrade_required"), text: t("sync.upgrade_required_text") };
    case "no_answer":
    case "not_our_server":
    case "unavailable":
      if (failingSince === null) break;
      return {
        icon: CloudOff,
        title: t(reason === "unavailable" ? "sync.unavailable" : "sync.offline_since", {
          time: format.time(failingSince),
        }),
        text: t(textOf[reason]),
      };
    case null:
      break;
  }
  if (phase === "sending") return { icon: CloudUpload, title: t("sync.sending"), text: t("sync.sending_text") };
  if (pending > 0)
    return { icon: CloudUpload, title: t("sync.waiting", { count: pending }), text: t("sync.waiting_text") };
  if (lastSuccessAt === null) return { icon: CloudOff, title: t("sync.never"), text: t("sync.never_text") };
  if (attention > 0)
    return { icon: CircleAlert, title: t("pill.attention", { count: attention }), text: t("sync.rest_sent") };
  return { icon: CloudCheck, title: t("sync.all_sent"), text: t("sync.all_sent_text") };
}

const textOf = {
  no_answer: "sync.offline_text",
  not_our_server: "sync.not_our_server_text",
  unavailable: "sync.unavailable_text",
} as const;
