import type { ProgrammeDraft } from "#shared/domain/campaign/programme.ts";
import type { ParticipantHistory } from "#shared/protocol/campaign-programme.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { type CampaignResource, useCampaign } from "./campaign-query.ts";
import { tierName } from "./mission-text.ts";

type PersonHistoryProps = {
  readonly userId: string;
  readonly id: string;
  readonly programme: ProgrammeDraft;
  readonly currency: string;
};

/** How somebody came to the tier: every checkpoint and promotion with its figures, and what was given by hand. */
export function PersonHistory({ userId, id, programme, currency }: PersonHistoryProps) {
  const t = useMessages();
  const format = useFormat();
  const resource: CampaignResource<ParticipantHistory> = {
    path: `/api/campaign/participants/${id}`,
    kept: () => ({ adjustments: [], moves: [] }),
  };
  const { value, failed } = useCampaign(userId, resource);
  const write = (value: number): string =>
    programme.metric === "sales" ? format.money(value, currency) : format.number(value);
  if (value === undefined) return <p className="meta">{t(failed ? "manage.needs_network" : "manage.loading")}</p>;
  const { adjustments, moves } = value;
  if (adjustments.length + moves.length === 0) return <p className="meta">{t("manage.history_none")}</p>;
  return (
    <ul className="person-history">
      {moves.map((move) => (
        <li key={move.id}>
          {t(`manage.move_${move.status}`, {
            date: format.day(move.decidedOn),
            before: tierName(move.tierBefore, programme.tiers),
            after: tierName(move.tierAfter, programme.tiers),
          })}{" "}
          <span className="meta">
            {t("manage.move_figures", { achieved: write(move.achieved), required: write(move.required) })}
          </span>
        </li>
      ))}
      {adjustments.map(({ id, kind, day, amountMinor, units, reason, decidedBy, countedAt }) => (
        <li key={id}>
          {t(`manage.adjust_${kind}`)}{" "}
          {units === 0 ? format.money(amountMinor, currency) : t("manage.units", { figure: format.signed(units) })},{" "}
          {format.day(day)}: {reason}{" "}
          <span className="meta">
            {t("manage.by", { name: decidedBy })}
            {countedAt === null && ` ${t("manage.next_run")}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
