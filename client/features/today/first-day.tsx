import { CircleDashed } from "lucide-react";
import type { ActivityDraft, Tile } from "../../store/store.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Flower } from "../../ui/drawings/flower.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

type FirstDayProps = { readonly tiles: readonly Tile[]; readonly onLog: (draft: ActivityDraft) => void };

/** What an empty Today says: three steps and the first one's button. */
export function FirstDay({ tiles, onLog }: FirstDayProps) {
  const t = useMessages();
  const dial = tiles.find((tile) => tile.metric === "dial");
  const steps = [t("today.first_step_log"), t("today.first_step_sync"), t("today.first_step_install")];

  return (
    <section className="latest-block card card-pad state" aria-labelledby="first-title">
      <Flower petals={["soon", "soon", "soon"]} size="large" label={t("today.first_petals")} />
      <h2 id="first-title">{t("today.first_day")}</h2>
      <ol className="todo">
        {steps.map((step) => (
          <li key={step}>
            <Icon of={CircleDashed} small />
            {step}
          </li>
        ))}
      </ol>
      {dial && (
        <Button look="primary" onPress={() => onLog(dial.details)}>
          {t("today.first_button")}
        </Button>
      )}
    </section>
  );
}
