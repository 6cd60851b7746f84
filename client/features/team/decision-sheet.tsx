import type { AskFailure } from "../../sync/ask-server.ts";
import { SendSheet, type SendSheetProps } from "../../ui/floating/send-sheet.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { type DecisionContent, useDecide } from "./review-query.ts";

type DecisionSheetProps = Omit<SendSheetProps<DecisionContent, AskFailure>, "read" | "send" | "sentence"> & {
  /** What is decided; `null` while a field says what is missing. */
  readonly read: () => DecisionContent | null;
};

/** Asks before a decision is sent. */
export function DecisionSheet(props: DecisionSheetProps) {
  const t = useMessages();
  const decide = useDecide();
  return <SendSheet {...props} send={decide} sentence={(failure) => sentenceOf(failure, t)} />;
}
