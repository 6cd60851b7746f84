import { useEffect, useRef, useState } from "react";
import type { RedemptionQueue } from "#shared/protocol/campaign-queue.ts";
import type { QueuedRedemption } from "#shared/protocol/redemption-actions.ts";
import { useNow } from "../../ui/clock.ts";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { CampaignPage } from "./campaign-page.tsx";
import { type CampaignResource, useCampaign } from "./campaign-query.ts";
import { RedemptionRow } from "./redemption-row.tsx";

const shows = ["to_do", "waiting", "over"] as const;
type Show = (typeof shows)[number];

/** The queue; where things are sent and paid to isn't kept in the browser. */
const redemptionsResource: CampaignResource<RedemptionQueue> = {
  path: "/api/campaign/redemptions",
  kept: (queue) => ({ ...queue, open: queue.open.map(withoutPrivate), over: queue.over.map(withoutPrivate) }),
};

/** What reps have claimed: what managers have to do, what waits for its time or its rep, and what is over. */
export function RedemptionsScreen({ userId }: { readonly userId: string }) {
  const query = useCampaign(userId, redemptionsResource);
  return (
    <CampaignPage query={query}>
      {(queue, unreachable) => (
        <ZoneProvider zone={queue.zone}>
          <Queue userId={userId} queue={queue} unreachable={unreachable} />
        </ZoneProvider>
      )}
    </CampaignPage>
  );
}

type QueueProps = {
  readonly userId: string;
  readonly queue: RedemptionQueue;
  readonly unreachable: string | undefined;
};

function Queue({ userId, queue, unreachable }: QueueProps) {
  const t = useMessages();
  const now = useNow();
  const [show, setShow] = useState<Show>("to_do");
  const list = useRef<HTMLUListElement>(null);
  const redemptions = redemptionsBy(queue, show);
  const actedAt = useRef<number | null>(null);

  // What was acted on leaves the list, and the focus would go with it: it moves on to what stands there now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is about the list that has just been drawn
  useEffect(() => {
    if (actedAt.current === null || document.activeElement !== document.body) return;
    const buttons = buttonsOf(list.current);
    buttons[Math.min(actedAt.current, buttons.length - 1)]?.focus();
    actedAt.current = null;
  }, [queue]);

  return (
    <>
      <ChoiceGroup
        legend={t("manage.show")}
        choices={shows.map((value) => ({
          value,
          label: t("manage.show_count", {
            name: t(`manage.show_${value}`),
            number: redemptionsBy(queue, value).length,
          }),
        }))}
        value={show}
        onChange={setShow}
      />
      {redemptions.length === 0 ? (
        <p className="card card-pad">{t(`manage.none_${show}`)}</p>
      ) : (
        <ul
          ref={list}
          className="card redemptions"
          aria-label={t(`manage.show_${show}`)}
          onKeyDown={(event) => {
            const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
            const buttons = buttonsOf(list.current);
            const at = buttons.indexOf(document.activeElement as HTMLElement);
            if (step === 0 || at === -1) return;
            event.preventDefault();
            buttons[at + step]?.focus();
          }}
        >
          {redemptions.map((redemption, index) => (
            <RedemptionRow
              key={redemption.id}
              userId={userId}
              redemption={redemption}
              queue={queue}
              now={now}
              unreachable={unreachable}
              onActed={() => {
                actedAt.current = index;
              }}
            />
          ))}
        </ul>
      )}
      {unreachable && (
        <p className="meta" id="redemptions-why">
          {unreachable}
        </p>
      )}
    </>
  );
}

function redemptionsBy({ open, over }: RedemptionQueue, show: Show): readonly QueuedRedemption[] {
  switch (show) {
    case "to_do":
      return open.filter(({ actions }) => actions.length > 0);
    case "waiting":
      return open.filter(({ actions }) => actions.length === 0);
    case "over":
      return over;
  }
}

function buttonsOf(list: HTMLElement | null): readonly HTMLElement[] {
  return [...(list?.querySelectorAll<HTMLElement>(".redemption-do .btn") ?? [])];
}

function withoutPrivate(redemption: QueuedRedemption): QueuedRedemption {
  const { boost } = redemption;
  return { ...redemption, shipment: null, boost: boost && { ...boost, payment: null } };
}
