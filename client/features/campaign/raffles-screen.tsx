import { useState } from "react";
import type { ManagedRaffle, ManagedRaffles } from "#shared/protocol/campaign-raffles.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useFormat, useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { AskSheet } from "./ask-sheet.tsx";
import { CampaignPage } from "./campaign-page.tsx";
import { type CampaignResource, useCampaign } from "./campaign-query.ts";
import { RaffleEntries } from "./raffle-entries.tsx";

const rafflesResource: CampaignResource<ManagedRaffles> = {
  path: "/api/campaign/raffles",
  kept: (raffles) => raffles,
};

/** The raffles: who has entered, what was promised before, and the draw. */
export function RafflesScreen({ userId }: { readonly userId: string }) {
  const t = useMessages();
  const query = useCampaign(userId, rafflesResource);
  return (
    <CampaignPage query={query}>
      {({ raffles, zone }, unreachable) =>
        raffles.length === 0 ? (
          <Card labelledBy="no-raffles" className="parts">
            <h2 id="no-raffles">{t("manage.no_raffles")}</h2>
            <p>{t("manage.no_raffles_text")}</p>
          </Card>
        ) : (
          <ZoneProvider zone={zone}>
            <ul className="parts mission-list" aria-label={t("manage.raffles")}>
              {raffles.map((raffle) => (
                <RaffleCard key={raffle.missionId} userId={userId} raffle={raffle} unreachable={unreachable} />
              ))}
            </ul>
          </ZoneProvider>
        )
      }
    </CampaignPage>
  );
}

type RaffleCardProps = {
  readonly userId: string;
  readonly raffle: ManagedRaffle;
  readonly unreachable: string | undefined;
};

function RaffleCard({ userId, raffle, unreachable }: RaffleCardProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const [asks, setAsks] = useState(false);
  const {
    missionId,
    title,
    prize,
    endsOn,
    openedAt,
    drawnAt,
    drawnBy,
    entries,
    unsettled,
    due,
    dueAt,
    seedHash,
    seed,
  } = raffle;
  const headingId = `raffle-${missionId}`;
  const waits = openedAt !== null && drawnAt === null;
  return (
    <li>
      <Card labelledBy={headingId} className="parts mission-card">
        <div className="head">
          <h2 id={headingId}>{title}</h2>
          {drawnAt !== null ? (
            <Tag tone="stem">{t("manage.raffle_drawn")}</Tag>
          ) : (
            <Tag tone={due ? "warn" : "quiet"}>
              {t(due ? "manage.raffle_due" : waits ? "manage.raffle_open" : "manage.state_waiting")}
            </Tag>
          )}
        </div>
        <p>{prize ? t("manage.earns_named", { reward: prize }) : t("manage.no_reward")}</p>
        <p className="meta">
          {t("manage.goal_raffle", { date: format.longDay(endsOn) })} · {t("manage.entries", { count: entries })}
          {waits && unsettled > 0 && ` · ${t("manage.unsettled", { count: unsettled })}`}
        </p>
        {drawnAt !== null && (
          <p className="meta">
            {t("manage.drawn_by", { name: drawnBy ?? "", time: format.momentInText(drawnAt, now) })}
          </p>
        )}
        {seedHash && (
          <dl className="raffle-seed">
            <dt>{t("manage.seed_hash")}</dt>
            <dd>{seedHash}</dd>
            <dt>{t("manage.seed")}</dt>
            <dd className={seed === null ? "raffle-later" : undefined}>{seed ?? t("manage.seed_later")}</dd>
          </dl>
        )}
        {waits && (
          <>
            <div className="btn-row">
              <Button
                look="primary"
                label={t("manage.draw_named", { title })}
                unavailable={!due || unreachable !== undefined}
                describedBy={`${headingId}-why`}
                onPress={() => setAsks(true)}
              >
                {t("manage.draw")}
              </Button>
            </div>
            <p className="meta" id={`${headingId}-why`}>
              {unreachable ?? t(due ? "manage.draw_once" : "manage.draw_when", { time: format.moment(dueAt, now) })}
            </p>
          </>
        )}
        {entries > 0 && <RaffleEntries userId={userId} raffle={raffle} />}
      </Card>
      {asks && (
        <AskSheet
          userId={userId}
          title={t("manage.draw_ask", { title })}
          text={t("manage.draw_text", { count: entries })}
          action={t("manage.draw")}
          done={t("manage.drawn", { title })}
          request={() => ({ path: `/api/campaign/raffles/${missionId}/draw`, method: "POST" })}
          onClose={() => setAsks(false)}
        />
      )}
    </li>
  );
}
