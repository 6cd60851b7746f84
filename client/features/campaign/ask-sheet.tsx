import type { AskFailure } from "../../sync/ask-server.ts";
import { SendSheet, type SendSheetProps } from "../../ui/floating/send-sheet.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useAskCampaign } from "./campaign-query.ts";
import { campaignSentence } from "./campaign-sentence.ts";
import { focusFirstFault } from "./focus-fault.ts";

export type CampaignRequest = {
  readonly path: string;
  readonly method: "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
};

type AskSheetProps = Omit<SendSheetProps<CampaignRequest, AskFailure>, "read" | "send" | "sentence"> & {
  readonly userId: string;
  /** What is sent; `null` while a field says what is missing. */
  readonly request: () => CampaignRequest | null;
  /** What the person reads of a refusal that is about a field of this sheet. */
  readonly sentence?: (failure: AskFailure) => string | undefined;
};

/** Asks before something about the campaign is sent. */
export function AskSheet({ userId, request, sentence, ...sheet }: AskSheetProps) {
  const t = useMessages();
  const ask = useAskCampaign(userId);
  return (
    <SendSheet
      {...sheet}
      read={(form) => {
        const sent = request();
        if (sent === null) focusFirstFault(form);
        return sent;
      }}
      send={(sent) => ask<unknown>(sent.path, sent)}
      sentence={(failure) => sentence?.(failure) ?? campaignSentence(failure, t)}
    />
  );
}
