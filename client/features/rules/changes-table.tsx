import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { type Change, changesOf } from "./changes.ts";
import type { FigureSpec } from "./figure-spec.ts";
import { figureText } from "./figure-text.ts";
import { figureName, optionName, placeName } from "./names.ts";
import { valueAt } from "./ruleset-value.ts";

type ChangesTableProps = {
  readonly before: Ruleset;
  readonly after: Ruleset;
  readonly caption: string;
  /** Said where nothing differs. */
  readonly none: string;
};

/** What differs between two rulesets, figure by figure. */
export function ChangesTable({ before, after, caption, none }: ChangesTableProps) {
  const t = useMessages();
  const format = useFormat();
  const words = { t, format };
  const changes = changesOf(before, after);
  if (changes.length === 0) return <p className="meta">{none}</p>;
  return (
    <table className="data-table rules-table rules-changes">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("rules.column_figure")}</th>
          <th scope="col">{t("rules.column_before", { number: before.version })}</th>
          <th scope="col">{t("rules.column_after")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.place.path}>
            <th scope="row">{placeName(change.place, isGone(change) ? before : after, t)}</th>
            <td>{sideText(change, before, words)}</td>
            <td>
              <b>{sideText(change, after, words)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isGone({ after }: Change): boolean {
  return after === undefined;
}

type Words = { readonly t: Translate; readonly format: Format };

/** A figure's value on one side; of a whole line all its figures. */
function sideText({ place }: Change, ruleset: Ruleset, { t, format }: Words): string {
  const value = valueAt(ruleset, place.path);
  const textOf = (path: string, kind: FigureSpec["kind"]): string =>
    figureText(kind, valueAt(ruleset, path), t, (option) => {
      const date = kind === "date" ? parseCivilDate(option) : null;
      return date ? format.day(date) : optionName(path, option, t);
    });
  if (place.figure) return textOf(place.path, place.figure.kind);
  if (value === undefined) return t("rules.none");
  const figures = place.row?.figures ?? [];
  if (figures.length === 0) return t("rules.there");
  return figures.map(({ path, kind }) => `${figureName(path, ruleset, t)} ${textOf(path, kind)}`).join(", ");
}
