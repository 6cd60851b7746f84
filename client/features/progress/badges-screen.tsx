import { useStore } from "../../store/context.ts";
import type { BadgeTierView, BadgeView } from "../../store/reads/progress-views.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { DemandList } from "./demand-list.tsx";
import { ProgressPage } from "./progress-page.tsx";
import { RowsLink } from "./rows-link.tsx";
import { tierDemand } from "./tier-demand.ts";

/** Every badge: the tiers that are won, with when and by what, and how far the next one is. */
export function BadgesScreen() {
  const { progress } = useStore();
  return (
    <ProgressPage read={progress.badges} depends={[progress]}>
      {(badges) => (
        <ul className="badges">
          {badges.map((badge) => (
            <BadgeCard key={badge.badge} view={badge} />
          ))}
        </ul>
      )}
    </ProgressPage>
  );
}

function BadgeCard({ view: { badge, tiers } }: { readonly view: BadgeView }) {
  const t = useMessages();
  const format = useFormat();
  const next = tiers.find(({ standing }) => standing !== "met");
  const won = tiers.filter(({ award }) => award !== null);
  return (
    <li className="card badge">
      <div className="badge-head">
        <h2>{t(`badge.${badge}`)}</h2>
        <p className="badge-tiers">
          {tiers.map(({ reading, standing }) => (
            <Tag key={reading.shown.code} tone={standing === "met" ? "stem" : "quiet"}>
              {t(`tier.${reading.shown.tier}`)}
              <span className="visually-hidden"> {t(`progress.standing_${standing}`)}</span>
            </Tag>
          ))}
        </p>
      </div>
      {won.map((tier) => (
        <Won key={tier.reading.shown.code} tier={tier} />
      ))}
      {next ? (
        <DemandList demands={[tierDemand(next, { t, format })]} heading={false} />
      ) : (
        <p className="meta">{t("progress.all_tiers")}</p>
      )}
    </li>
  );
}

function Won({ tier: { award, reading } }: { readonly tier: BadgeTierView }) {
  const t = useMessages();
  const format = useFormat();
  if (award === null) return null;
  const [evidence] = award.evidence;
  return (
    <p className="badge-won">
      <b>{t("progress.tier_won", { tier: t(`tier.${reading.shown.tier}`), xp: format.number(reading.shown.xp) })}</b>{" "}
      <RowsLink rows={{ kind: "ledger", date: award.localDate }}>{format.longDay(award.localDate)}</RowsLink>
      {evidence?.from && evidence.to && (
        <span className="meta">
          {" "}
          {t("progress.window", { from: format.day(evidence.from), to: format.day(evidence.to) })}
        </span>
      )}
      {award.reversed && (
        <span className="meta">
          {" "}
          {t("progress.reversed")} {award.reason}
        </span>
      )}
    </p>
  );
}
