import type { StepRecord } from "#shared/protocol/jobs.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { figureName, stepName } from "./job-names.ts";
import { OutcomeTag } from "./outcome-tag.tsx";

/** What came of each step: its figures, its error, and the rows that couldn't be treated. */
export function StepsTable({ steps }: { readonly steps: readonly StepRecord[] }) {
  const t = useMessages();
  return (
    <table className="data-table jobs-steps">
      <caption className="visually-hidden">{t("jobs.result")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("jobs.step")}</th>
          <th scope="col">{t("jobs.result")}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.name}>
            <th scope="row">{stepName(step.name, t)}</th>
            <td>
              <StepResult step={step} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StepResult({ step }: { readonly step: StepRecord }) {
  const t = useMessages();
  const format = useFormat();
  const { outcome, counts, progress, tries, error, badRows, badRowCount } = step;
  const figures = Object.entries(counts).map(([figure, count]) => `${format.number(count)} ${figureName(figure, t)}`);
  if (tries > 1) figures.push(t("jobs.tries", { count: tries }));
  return (
    <>
      {outcome === null
        ? t("jobs.progress", { done: progress?.done ?? 0, total: progress?.total ?? 0 })
        : outcome !== "success" && <OutcomeTag outcome={outcome} />}
      {figures.length > 0 && <p>{figures.join(", ")}</p>}
      {outcome === "success" && figures.length === 0 && <p className="meta">{t("jobs.nothing")}</p>}
      {error !== null && <p>{error}</p>}
      {badRowCount > 0 && (
        <details className="jobs-bad">
          <summary>{t("jobs.bad_rows", { count: badRowCount })}</summary>
          <ul>
            {badRows.map(({ subject, reason }) => (
              <li key={subject}>
                <strong>{subject}</strong>: {reason}
              </li>
            ))}
          </ul>
          {badRowCount > badRows.length && (
            <p className="meta">{t("jobs.bad_rows_more", { number: badRows.length })}</p>
          )}
        </details>
      )}
    </>
  );
}
