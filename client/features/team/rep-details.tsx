import { Activity, Hourglass, X } from "lucide-react";
import { minuteMs } from "#shared/domain/time/instant.ts";
import type { TeamRep } from "#shared/protocol/team.ts";
import { Button } from "../../ui/controls/button.tsx";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Avatar } from "../../ui/surfaces/avatar.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { CrmMark } from "./crm-mark.tsx";
import { ReviewPart } from "./review-part.tsx";
import { freshnessOf } from "./standing.ts";

type RepDetailsProps = {
  readonly rep: TeamRep;
  /** The whole team: one of them may become a mentee. */
  readonly reps: readonly TeamRep[];
  readonly now: number;
  /** In a panel of its own; a sheet around it has its own title and close button. */
  readonly onClose?: () => void;
};

/** One rep, figure by figure: what we have, what the CRM has, and how fresh it is. */
export function RepDetails({ rep, reps, now, onClose }: RepDetailsProps) {
  const t = useMessages();
  const format = useFormat();
  const days = t("today.days", { count: rep.streakDays });
  const line = t("team.rep_line", { level: rep.level, rank: rep.rank, days });
  const parts = (
    <>
      <Heard rep={rep} now={now} />
      <Comparison rep={rep} />
      <ReviewPart key={rep.id} rep={rep} reps={reps} />
      <dl className="pairs">
        <div>
          <dt>{t("team.crm")}</dt>
          <dd>
            <CrmMark rep={rep} />
          </dd>
        </div>
        <div>
          <dt>{t("team.published")}</dt>
          <dd>{rep.crm.publishedAt === null ? t("sync.not_known") : format.moment(rep.crm.publishedAt, now)}</dd>
        </div>
        <div>
          <dt>{t("team.code")}</dt>
          <dd>{rep.code}</dd>
        </div>
      </dl>
    </>
  );

  if (onClose === undefined)
    return (
      <>
        <p className="meta">{line}</p>
        {parts}
      </>
    );
  return (
    <aside className="panel" aria-labelledby="rep-title">
      <div className="panel-head">
        <Avatar name={rep.name} large />
        <div>
          <h2 id="rep-title">{rep.name}</h2>
          <p className="meta">{line}</p>
        </div>
        <Button look="text" icon={X} label={t("team.close_rep", { name: rep.name })} onPress={onClose} />
      </div>
      {parts}
    </aside>
  );
}

function Heard({ rep, now }: { readonly rep: TeamRep; readonly now: number }) {
  const t = useMessages();
  const format = useFormat();
  const isLive = freshnessOf(rep, now) === "live";
  return (
    <Notice icon={isLive ? Activity : Hourglass} tone={isLive ? "stem" : "warn"}>
      <b>{heardText(rep.lastSyncAt, now, t, format)}</b> {!isLive && t("team.may_hold_more")}
      {isLive &&
        rep.pendingReported !== null &&
        rep.pendingReported > 0 &&
        t("team.waiting", { number: rep.pendingReported })}
    </Notice>
  );
}

function heardText(lastSyncAt: number | null, now: number, t: Translate, format: Format): string {
  if (lastSyncAt === null) return t("team.heard_never");
  const ms = now - lastSyncAt;
  return ms < minuteMs ? t("team.heard_just_now") : t("team.heard", { age: format.age(ms) });
}

function Comparison({ rep }: { readonly rep: TeamRep }) {
  const t = useMessages();
  const format = useFormat();
  const rows = [
    { name: t("team.xp"), ours: rep.totalXp, theirs: rep.crm.totalXp },
    { name: t("team.deals"), ours: rep.closedDeals, theirs: rep.crm.closedDeals },
    { name: t("team.streak"), ours: rep.streakDays, theirs: rep.crm.streakDays },
  ];
  return (
    <section aria-labelledby="compare-title">
      <h3 id="compare-title">{t("team.compare")}</h3>
      <table className="compare">
        <thead>
          <tr>
            <td />
            <th scope="col">{t("team.here")}</th>
            <th scope="col">{t("team.crm")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, ours, theirs }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{format.number(ours)}</td>
              <td data-differs={(theirs !== null && theirs !== ours) || undefined}>
                {theirs === null ? t("sync.not_known") : format.number(theirs)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
