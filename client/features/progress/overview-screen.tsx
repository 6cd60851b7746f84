import { useStore } from "../../store/context.ts";
import type { GradedEfficiency, Promotion } from "../../store/reads/progress-views.ts";
import type { Overview, Store } from "../../store/store.ts";
import { LevelForecast, LevelMeter, levelPartsOf } from "../../ui/drawings/level-meter.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { rankName } from "../../ui/progression/rank-name.ts";
import { Card } from "../../ui/surfaces/card.tsx";
import { nearestFirst } from "./demand.ts";
import { DemandList } from "./demand-list.tsx";
import { EfficiencyPart } from "./efficiency-part.tsx";
import { gateDemand } from "./gate-demand.ts";
import { ProgressPage } from "./progress-page.tsx";
import { RowsLink } from "./rows-link.tsx";
import { StreakPart } from "./streak-part.tsx";

type Parts = {
  readonly overview: Overview;
  readonly promotion: Promotion;
  readonly efficiency: { readonly confirmed: GradedEfficiency; readonly shown: GradedEfficiency };
};

/** Where the rep stands: level and the way to the next, rank, streak, how efficient the last dates were. */
export function OverviewScreen() {
  const { progress } = useStore();
  return (
    <ProgressPage read={() => readParts(progress)} depends={[progress]}>
      {(parts) => (
        <div className="progress-overview">
          <LevelPart overview={parts.overview} />
          <RankPart promotion={parts.promotion} />
          <StreakPart overview={parts.overview} />
          <EfficiencyPart efficiency={parts.efficiency} />
        </div>
      )}
    </ProgressPage>
  );
}

async function readParts(progress: Store["progress"]): Promise<Parts | undefined> {
  const [overview, promotion, efficiency] = await Promise.all([
    progress.overview(),
    progress.promotion(),
    progress.efficiency(),
  ]);
  return overview && promotion && efficiency ? { overview, promotion, efficiency } : undefined;
}

function LevelPart({ overview }: { readonly overview: Overview }) {
  const t = useMessages();
  const format = useFormat();
  const { level, levelStartsAt, levelEndsAt, totalXp, workingDaysToNextLevel, today } = overview;
  return (
    <Card labelledBy="progress-level" className="progress-part">
      <h2 id="progress-level">{t("progress.level", { level })}</h2>
      <p className="figure">
        <RowsLink rows={{ kind: "ledger", to: today }}>
          {totalXp.shown !== totalXp.confirmed && "~ "}
          {t("today.total_xp", { xp: totalXp.shown })}
        </RowsLink>
      </p>
      <LevelMeter parts={levelPartsOf(totalXp, levelStartsAt, levelEndsAt)} />
      <p>
        <LevelForecast
          level={level}
          missingXp={levelEndsAt === null ? null : levelEndsAt - totalXp.shown}
          workingDays={workingDaysToNextLevel}
        />
      </p>
      <p className="meta">{t("progress.pace_why", { days: format.number(28) })}</p>
    </Card>
  );
}

const nearest = 2;

function RankPart({ promotion }: { readonly promotion: Promotion }) {
  const t = useMessages();
  const format = useFormat();
  const { rank, next, gates } = promotion;
  const open = gates.filter(({ standing }) => standing !== "met");
  const demands = nearestFirst(open.map((gate) => gateDemand(gate, { t, format }))).slice(0, nearest);
  return (
    <section className="progress-part progress-rank" aria-labelledby="progress-rank">
      <h2 id="progress-rank">{rankName(rank, t)}</h2>
      <p>
        {next === null
          ? t("progress.last_rank", { rank: rankName(rank, t) })
          : t("progress.rank_way", { rank: rankName(next, t), met: gates.length - open.length, count: gates.length })}
      </p>
      {demands.length > 0 && <DemandList demands={demands} heading={false} />}
    </section>
  );
}
