import { CircleAlert, CircleCheck, Download, ShieldCheck } from "lucide-react";
import { useState } from "react";
import type { ManagedRaffle, RaffleEntrants } from "#shared/protocol/campaign-raffles.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { downloadText } from "../../ui/download.ts";
import { useToast } from "../../ui/floating/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { checkDraw, type DrawCheck } from "../../ui/raffle/check-draw.ts";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { type CampaignResource, useCampaign } from "./campaign-query.ts";
import { losersCsv } from "./losers-csv.ts";

type RaffleEntriesProps = { readonly userId: string; readonly raffle: ManagedRaffle };

/** Who has entered, in the draw's order; after the draw also its check and the list of those who lost. */
export function RaffleEntries({ userId, raffle }: RaffleEntriesProps) {
  const t = useMessages();
  const [open, setOpen] = useState(false);
  return (
    <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("manage.entries_show", { count: raffle.entries })}</summary>
      {open && <Entries userId={userId} raffle={raffle} />}
    </details>
  );
}

function Entries({ userId, raffle }: RaffleEntriesProps) {
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const now = useNow();
  const [check, setCheck] = useState<DrawCheck | null>(null);
  const resource: CampaignResource<RaffleEntrants> = {
    path: `/api/campaign/raffles/${raffle.missionId}`,
    // Names and e-mail addresses aren't kept in the browser.
    kept: () => ({ entrants: [] }),
  };
  const { value, failed } = useCampaign(userId, resource);
  if (value === undefined || (failed && value.entrants.length === 0))
    return <p className="meta">{t(failed ? "manage.needs_network" : "manage.loading")}</p>;
  const { entrants } = value;
  return (
    <div className="parts">
      {raffle.seed !== null && raffle.seedHash !== null && (
        <div className="btn-row">
          <Button
            icon={ShieldCheck}
            onPress={() =>
              void checkDraw({
                seed: raffle.seed ?? "",
                seedHash: raffle.seedHash ?? "",
                entryIds: entrants.map(({ id }) => id),
                winningId: entrants.find(({ outcome }) => outcome === "won")?.id ?? null,
              }).then(setCheck)
            }
          >
            {t("manage.check_draw")}
          </Button>
          <Button
            icon={Download}
            onPress={() => {
              downloadText("perennial-raffle", { extension: "csv", type: "text/csv" }, [
                losersCsv(raffle.title, entrants),
              ]);
              toast({ text: t("manage.exported") });
            }}
          >
            {t("manage.losers_csv")}
          </Button>
        </div>
      )}
      <div role="status">
        {check && (
          <Notice icon={check === "right" ? CircleCheck : CircleAlert} tone={check === "right" ? "stem" : "warn"}>
            {t(`manage.check_${check}`)}
          </Notice>
        )}
      </div>
      <ol className="raffle-entries">
        {entrants.map(({ id, name, enteredAt, outcome }) => (
          <li key={id}>
            <span>
              {name ?? t("manage.other_team")}
              {outcome === "won" && (
                <b className="raffle-won">
                  <Icon of={CircleCheck} small />
                  {t("manage.won")}
                </b>
              )}
            </span>
            <span className="meta">{format.moment(enteredAt, now)}</span>
            <code className="meta raffle-id">{id}</code>
          </li>
        ))}
      </ol>
    </div>
  );
}
