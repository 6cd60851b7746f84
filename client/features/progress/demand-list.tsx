import { CircleCheck, CircleDashed, Clock, Hourglass, type LucideIcon } from "lucide-react";
import type { Standing } from "#shared/domain/progression/standing.ts";
import { Meter } from "../../ui/drawings/meter.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import type { Demand } from "./demand.ts";
import { RowsLink } from "./rows-link.tsx";

/** Demands as a table would have them on a desktop, and as blocks on a phone. */
export function DemandList({ demands, heading }: { readonly demands: readonly Demand[]; readonly heading: boolean }) {
  const t = useMessages();
  return (
    <>
      {heading && (
        <div className="gates-head" aria-hidden="true">
          <span>{t("progress.head_gate")}</span>
          <span>{t("progress.head_you")}</span>
          <span>{t("progress.head_need")}</span>
          <span>{t("progress.head_window")}</span>
          <span>{t("progress.head_verdict")}</span>
        </div>
      )}
      <ol className="card gates">
        {demands.map((demand) => (
          <DemandRow key={demand.key} demand={demand} />
        ))}
      </ol>
    </>
  );
}

function DemandRow({ demand }: { readonly demand: Demand }) {
  const t = useMessages();
  const { name, standing, you, shown, need, window, note, part, rows } = demand;
  return (
    <li className="gate" data-verdict={standing}>
      <h3 className="gate-name">{name}</h3>
      <p className="gate-you">
        <span className="gate-label">{t("progress.head_you")}</span>{" "}
        <b>
          {you}
          {shown !== null && (
            <>
              , <span className="tilde nowrap">~ {shown}</span>
              <span className="visually-hidden"> {t("progress.with_unsent")}</span>
            </>
          )}
        </b>
      </p>
      <p className="gate-need">
        <span className="gate-label">{t("progress.head_need")}</span> {need}
      </p>
      <Meter confirmed={part.confirmed} predicted={Math.max(0, part.shown - part.confirmed)} thin />
      <p className="gate-window meta">{window}</p>
      <p className="gate-verdict">
        <Icon of={icons[standing]} small />
        {t(`progress.standing_${standing}`)}
      </p>
      {note && <p className="gate-note">{note}</p>}
      {rows && (
        <RowsLink rows={rows} className="btn btn-text gate-link">
          {t(rows.kind === "exams" ? "progress.open_exam" : "progress.show_rows")}
          <span className="visually-hidden"> {t("progress.for_gate", { name })}</span>
        </RowsLink>
      )}
    </li>
  );
}

const icons: { readonly [standing in Standing]: LucideIcon } = {
  met: CircleCheck,
  after_sync: Clock,
  after_settlement: Clock,
  not_yet: CircleDashed,
  not_enough_data: Hourglass,
};
