import { useLiveQuery } from "dexie-react-hooks";
import type { InferredOutcome } from "#shared/domain/ledger/outcome.ts";
import { useStore } from "../../store/context.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";

/** How a call seems to have ended, how sure that is, and how often such suggestions were taken on this device. */
export function SuggestionHint({ id, suggestion }: { readonly id: string; readonly suggestion: InferredOutcome }) {
  const { activities } = useStore();
  const t = useMessages();
  const accuracy = useLiveQuery(() => activities.suggestionAccuracy(), [activities]);
  const { disposition, confidence } = suggestion;

  return (
    <p className="meta" id={id} role="status">
      {t("log.suggested", { outcome: t(`disposition.${disposition}`), confidence: t(`log.confidence_${confidence}`) })}
      {accuracy !== undefined && accuracy.suggested > 0 && <> {t("log.suggestions_kept", accuracy)}</>}
    </p>
  );
}
