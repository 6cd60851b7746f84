import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";

/** The filter leaves nothing over: says so, and offers the way out. */
export function NothingFound({ onClear }: { readonly onClear: () => void }) {
  const t = useMessages();
  return (
    <Card className="ledger-empty">
      <h2>{t("ledger.nothing_found")}</h2>
      <p className="meta">{t("ledger.nothing_found_text")}</p>
      <Button onPress={onClear}>{t("ledger.clear")}</Button>
    </Card>
  );
}
