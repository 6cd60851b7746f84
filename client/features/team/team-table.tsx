import { ClipboardCheck } from "lucide-react";
import type { CSSProperties } from "react";
import type { TeamRep } from "#shared/protocol/team.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Avatar } from "../../ui/surfaces/avatar.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { CrmMark } from "./crm-mark.tsx";
import { FreshMark } from "./fresh-mark.tsx";
import type { TeamSort } from "./standing.ts";

type TeamTableProps = {
  readonly reps: readonly TeamRep[];
  readonly sort: TeamSort;
  readonly now: number;
  readonly chosen: string | undefined;
  readonly onChoose: (repId: string) => void;
};

/** A row per rep on a desktop, a card per rep on a phone: the same table, laid out anew. */
export function TeamTable({ reps, sort, now, chosen, onChoose }: TeamTableProps) {
  const t = useMessages();
  const mostXp = Math.max(1, ...reps.map((rep) => rep.totalXp));
  const sorted = (value: TeamSort): "descending" | undefined => (value === sort ? "descending" : undefined);

  return (
    <section aria-labelledby="board-title">
      <h2 className="visually-hidden" id="board-title">
        {t("team.board")}
      </h2>
      <div className="card">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t("team.place")}</span>
              </th>
              <th scope="col">{t("team.rep")}</th>
              <th scope="col" aria-sort={sorted("xp")}>
                {t("team.xp")}
              </th>
              <th scope="col" className="figure">
                {t("team.level")}
              </th>
              <th scope="col" className="figure" aria-sort={sorted("deals")}>
                {t("team.deals")}
              </th>
              <th scope="col" className="figure" aria-sort={sorted("streak")}>
                {t("team.streak")}
              </th>
              <th scope="col" aria-sort={sorted("heard")}>
                {t("team.fresh")}
              </th>
              <th scope="col">{t("team.crm")}</th>
            </tr>
          </thead>
          <tbody>
            {reps.map((rep, index) => (
              <RepRow
                key={rep.id}
                rep={rep}
                place={index + 1}
                mostXp={mostXp}
                now={now}
                isChosen={rep.id === chosen}
                onChoose={onChoose}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p className="meta table-foot">{t("team.note")}</p>
    </section>
  );
}

type RepRowProps = {
  readonly rep: TeamRep;
  readonly place: number;
  readonly mostXp: number;
  readonly now: number;
  readonly isChosen: boolean;
  readonly onChoose: (repId: string) => void;
};

function RepRow({ rep, place, mostXp, now, isChosen, onChoose }: RepRowProps) {
  const t = useMessages();
  const format = useFormat();
  const waiting = rep.toReview > 0 && t("review.to_review", { count: rep.toReview });
  return (
    <tr data-chosen={isChosen || undefined}>
      <td className="rank-n">{format.number(place)}</td>
      <th scope="row">
        <button
          type="button"
          aria-expanded={isChosen}
          aria-label={[t("team.open_rep", { name: rep.name }), waiting].filter(Boolean).join(", ")}
          onClick={() => onChoose(rep.id)}
        >
          <Avatar name={rep.name} />
          <span className="rep-name">
            {rep.name}
            {waiting && (
              <Tag tone="warn" icon={ClipboardCheck}>
                {waiting}
              </Tag>
            )}
          </span>
        </button>
      </th>
      <td className="xp">
        <b>{format.number(rep.totalXp)}</b>
        <span className="xp-bar" aria-hidden="true">
          <i style={{ "--v": `${Math.max(0, (rep.totalXp / mostXp) * 100).toFixed(1)}%` } as CSSProperties} />
        </span>
      </td>
      <td className="figure" data-label={t("team.level")}>
        {format.number(rep.level)} <span className="meta">{rep.rank}</span>
      </td>
      <td className="figure" data-label={t("team.deals")}>
        {format.number(rep.closedDeals)}
      </td>
      <td className="figure" data-label={t("team.streak")}>
        {format.number(rep.streakDays)}
      </td>
      <td className="fresh-cell">
        <FreshMark rep={rep} now={now} />
      </td>
      <td className="crm-cell" data-label={t("team.crm")}>
        <CrmMark rep={rep} />
      </td>
    </tr>
  );
}
