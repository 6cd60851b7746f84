import { rateNames } from "#shared/domain/ruleset/efficiency-rules.ts";
import type { GradedEfficiency } from "../../store/reads/progress-views.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { counterOfRate, ledgerRows, rateText } from "./figures.ts";
import { RowsLink } from "./rows-link.tsx";

type EfficiencyPartProps = {
  readonly efficiency: { readonly confirmed: GradedEfficiency; readonly shown: GradedEfficiency };
};

/** Five rates of the last dates with their grades; too few dials are graded nothing, and say how many are missing. */
export function EfficiencyPart({ efficiency: { confirmed, shown } }: EfficiencyPartProps) {
  const t = useMessages();
  const format = useFormat();
  const words = { t, format };
  const window = { from: shown.periodStart, to: shown.periodEnd };
  const isRamp = shown.grades.callToAppointment === "ramp";
  return (
    <Card labelledBy="progress-efficiency" className="progress-part">
      <h2 id="progress-efficiency">{t("progress.efficiency")}</h2>
      <p className="meta">
        {t("progress.window", { from: format.day(window.from), to: format.day(window.to) })}
        {" · "}
        <RowsLink rows={ledgerRows("dial_made", window)}>
          {t("progress.dials", { count: shown.counters.dials })}
        </RowsLink>
        {" · "}
        <RowsLink rows={ledgerRows("call_connected", window)}>
          {t("progress.connects", { count: shown.counters.connects })}
        </RowsLink>
      </p>
      {isRamp && <p>{t("progress.ramp")}</p>}
      <ul className="rates">
        {rateNames.map((rate) => {
          const grade = shown.grades[rate];
          const differs = shown.rates[rate] !== confirmed.rates[rate];
          return (
            <li key={rate} className="rate">
              <RowsLink rows={ledgerRows(counterOfRate[rate], window)}>{t(`rate.${rate}`)}</RowsLink>
              <b>
                {differs && "~ "}
                {rateText(shown.rates[rate], words)}
              </b>
              {grade !== null && grade !== "ramp" && (
                <Tag tone={grade === "unsatisfactory" ? "warn" : grade === "satisfactory" ? "quiet" : "stem"}>
                  {t(`grade.${grade}`)}
                </Tag>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
