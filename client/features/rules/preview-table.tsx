import type { Changed, RepPreview, RulesetPreview } from "#shared/protocol/rulesets.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { badgeName } from "../../ui/progression/badge-name.ts";
import { ruleName } from "./names.ts";

/** A row per rep, the greatest difference first; a difference opens to the rules that add up to it. */
export function PreviewTable({ preview, caption }: { readonly preview: RulesetPreview; readonly caption: string }) {
  const t = useMessages();
  const format = useFormat();
  const reps = preview.reps.toSorted((a, b) => Math.abs(differenceOf(b)) - Math.abs(differenceOf(a)));
  const sum = (side: keyof Changed<number>): number => reps.reduce((total, { xp }) => total + xp[side], 0);
  return (
    <>
      {reps.every(isSame) && <p>{t("rules.preview_none")}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by the keyboard */}
      <section className="rules-scroll" tabIndex={0} aria-label={caption}>
        <table className="data-table rules-table rules-preview">
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{t("rules.preview_rep")}</th>
              <th scope="col">{t("rules.preview_was")}</th>
              <th scope="col">{t("rules.preview_would")}</th>
              <th scope="col">{t("rules.preview_difference")}</th>
              <th scope="col">{t("rules.preview_level")}</th>
              <th scope="col">{t("rules.preview_rank")}</th>
              <th scope="col">{t("rules.preview_badges")}</th>
            </tr>
          </thead>
          <tbody>
            {reps.map((rep) => (
              <PreviewRow key={rep.repId} rep={rep} />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("rules.preview_sum")}</th>
              <td>{format.number(sum("before"))}</td>
              <td>{format.number(sum("after"))}</td>
              <td>{format.signed(sum("after") - sum("before"))}</td>
              <td colSpan={3} />
            </tr>
          </tfoot>
        </table>
      </section>
    </>
  );
}

function PreviewRow({ rep }: { readonly rep: RepPreview }) {
  const t = useMessages();
  const format = useFormat();
  const { gained, lost } = rep.badges;
  const badges = [
    ...gained.map((code) => t("rules.preview_gained", { badge: badgeName(code, t) })),
    ...lost.map((code) => t("rules.preview_lost", { badge: badgeName(code, t) })),
  ];
  return (
    <tr>
      <th scope="row">{rep.name}</th>
      <td>{format.number(rep.xp.before)}</td>
      <td>{format.number(rep.xp.after)}</td>
      <td>
        <Difference rep={rep} />
      </td>
      <td>{changedText(rep.level, format.number)}</td>
      <td>{changedText(rep.rank, (code) => code)}</td>
      <td>{badges.length > 0 ? badges.join("; ") : t("rules.preview_same")}</td>
    </tr>
  );

  function changedText<Value>({ before, after }: Changed<Value>, write: (value: Value) => string): string {
    if (before === after) return t("rules.preview_same");
    return t("rules.preview_change", { before: write(before), after: write(after) });
  }
}

function Difference({ rep }: { readonly rep: RepPreview }) {
  const t = useMessages();
  const format = useFormat();
  const lines = Object.entries(rep.xpByRule);
  const text = format.signed(differenceOf(rep));
  if (lines.length === 0) return text;
  return (
    <details className="fold">
      <summary>{text}</summary>
      <ul>
        {lines.map(([rule, { before, after }]) => (
          <li key={rule}>{t("rules.preview_line", { rule: ruleName(rule, t), before, after })}</li>
        ))}
      </ul>
    </details>
  );
}

function differenceOf({ xp }: RepPreview): number {
  return xp.after - xp.before;
}

function isSame({ xp, level, rank, badges }: RepPreview): boolean {
  const isKept = level.before === level.after && rank.before === rank.after;
  return isKept && xp.before === xp.after && badges.gained.length + badges.lost.length === 0;
}
