import { Info } from "lucide-react";
import { useStore } from "../../store/context.ts";
import type { Promotion } from "../../store/reads/progress-views.ts";
import { Sprig } from "../../ui/drawings/sprig.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { rankName } from "../../ui/progression/rank-name.ts";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { type Demand, nearestFirst } from "./demand.ts";
import { DemandList } from "./demand-list.tsx";
import { gateDemand } from "./gate-demand.ts";
import { ProgressPage } from "./progress-page.tsx";

/** Why the rep is not promoted yet: the next rank's gates, one by one, the nearest first. */
export function PromotionScreen() {
  const { progress } = useStore();
  return (
    <ProgressPage read={progress.promotion} depends={[progress]}>
      {(promotion) => <PromotionView promotion={promotion} />}
    </ProgressPage>
  );
}

function PromotionView({ promotion }: { readonly promotion: Promotion }) {
  const t = useMessages();
  const format = useFormat();
  const { rank, next, gates } = promotion;
  if (next === null) return <p className="lead">{t("progress.last_rank", { rank: rankName(rank, t) })}</p>;

  const demands = gates.map((gate) => gateDemand(gate, { t, format }));
  const open = nearestFirst(demands.filter(({ standing }) => standing !== "met"));
  const met = demands.filter(({ standing }) => standing === "met");
  const soon = open.filter(({ standing }) => standing === "after_sync" || standing === "after_settlement");

  return (
    <>
      <section className="rank" aria-labelledby="rank-title">
        <div className="rank-words">
          <p className="meta">{t("progress.from_rank", { rank: rankName(rank, t) })}</p>
          <h2 id="rank-title">{t("progress.to_rank", { rank: rankName(next, t) })}</h2>
          <p>
            <b>{t("progress.gates_met", { met: met.length, count: demands.length })}</b>
            {soon.length > 0 && (
              <span className="nowrap"> {t("progress.gates_soon", { met: met.length + soon.length })}</span>
            )}
            {open[0] && <> {t("progress.closest", { name: open[0].name })}</>}
          </p>
        </div>
        <Sprig leaves={leavesOf([...met, ...open])} label={t("progress.gates_drawn", sprigWords(met, soon, open))} />
      </section>
      {open.length > 0 && (
        <section aria-labelledby="open-title">
          <h2 id="open-title">{t("progress.to_go", { count: open.length })}</h2>
          <DemandList demands={open} heading />
        </section>
      )}
      {met.length > 0 && (
        <section aria-labelledby="met-title">
          <h2 id="met-title">{t("progress.met", { count: met.length })}</h2>
          <DemandList demands={met} heading={open.length === 0} />
        </section>
      )}
      <Notice icon={Info}>{t("progress.promotion_notice")}</Notice>
    </>
  );
}

function leavesOf(demands: readonly Demand[]) {
  return demands.map(
    ({ key, standing }) =>
      ({
        key,
        state:
          standing === "met" ? "full" : standing === "after_sync" || standing === "after_settlement" ? "today" : "open",
      }) as const,
  );
}

function sprigWords(met: readonly Demand[], soon: readonly Demand[], open: readonly Demand[]) {
  return { met: met.length, soon: soon.length, open: open.length - soon.length };
}
