import { Plus, X } from "lucide-react";
import { useState } from "react";
import type { RankGate } from "#shared/domain/ruleset/rank-rule.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field, FieldError } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { gateName } from "../../ui/progression/gate-name.ts";
import { Card } from "../../ui/surfaces/card.tsx";
import type { FaultAt } from "./changes.ts";
import { faultSentence } from "./fault-sentence.ts";
import { FigureField } from "./figure-field.tsx";
import type { Addition, PartSpec, RowSpec } from "./figure-spec.ts";
import { partName, rowName, ruleName } from "./names.ts";
import { partsOf, type SectionId } from "./ruleset-form.ts";
import { withItem, withValue } from "./ruleset-value.ts";

type SectionFormProps = {
  readonly section: SectionId;
  readonly ruleset: Ruleset;
  readonly faults: readonly FaultAt[];
  readonly onChange: (ruleset: Ruleset) => void;
};

/** A section's figures, each with what is wrong with it. */
export function SectionForm({ section, ...rest }: SectionFormProps) {
  return partsOf(section, rest.ruleset).map((part) => <PartForm key={part.path} part={part} {...rest} />);
}

type FormProps = Omit<SectionFormProps, "section">;

function PartForm({ part, ...form }: FormProps & { readonly part: PartSpec }) {
  const t = useMessages();
  const { path, rows, additions = [] } = part;
  const id = `part-${path}`;
  return (
    <Card className="parts" labelledBy={id}>
      <h3 id={id}>{partName(path, t)}</h3>
      <Faults at={path} {...form} />
      {rows.map((row) => (
        <RowForm key={row.path} row={row} isPart={row.path === path} {...form} />
      ))}
      {path === "boosters" && rows.length === 0 && <p className="meta">{t("rules.no_boosters")}</p>}
      {additions.length > 0 && <AddForm part={part} additions={additions} {...form} />}
    </Card>
  );
}

function RowForm({ row, isPart, ...form }: FormProps & { readonly row: RowSpec; readonly isPart: boolean }) {
  const t = useMessages();
  const { ruleset, faults, onChange } = form;
  const figures = (
    <div className="rules-figures">
      {row.figures.map((figure) => (
        <FigureField
          key={figure.path}
          figure={figure}
          ruleset={ruleset}
          error={sentenceAt(faults, figure.path, t)}
          onChange={(value) => onChange(withValue(ruleset, figure.path, value))}
        />
      ))}
    </div>
  );
  if (isPart) return figures;

  const name = rowName(row.path, ruleset, t);
  return (
    <fieldset className="rules-row">
      <legend>{name}</legend>
      {figures}
      {row.removable && (
        <Button
          look="text"
          icon={X}
          label={t("rules.remove", { name })}
          onPress={() => onChange(withValue(ruleset, row.path, undefined))}
        />
      )}
      <Faults at={row.path} {...form} />
    </fieldset>
  );
}

function Faults({ at, faults }: FormProps & { readonly at: string }) {
  const t = useMessages();
  const sentence = sentenceAt(faults, at, t);
  return sentence && <FieldError>{sentence}</FieldError>;
}

function sentenceAt(faults: readonly FaultAt[], path: string, t: ReturnType<typeof useMessages>): string | undefined {
  const found = faults.find(({ place }) => place.path === path);
  return found && faultSentence(found.fault.code, found.place.figure?.kind, t);
}

function AddForm({
  part,
  additions,
  ruleset,
  onChange,
}: FormProps & { readonly part: PartSpec; readonly additions: readonly Addition[] }) {
  const t = useMessages();
  const [wanted, setWanted] = useState("");
  const chosen = additions.find(({ key }) => key === wanted) ?? additions[0];

  const add = (): void => {
    if (chosen === undefined) return;
    const { path, value, into } = chosen;
    onChange(into === "list" ? withItem(ruleset, path, value) : withValue(ruleset, path, value));
  };
  if (part.path === "levels" || part.path === "boosters")
    return (
      <div className="btn-row">
        <Button icon={Plus} onPress={add}>
          {t(part.path === "levels" ? "rules.add_level" : "rules.add_booster")}
        </Button>
      </div>
    );
  return (
    <div className="rules-add">
      <Field label={t("rules.add_what", { name: partName(part.path, t) })} labelHidden>
        {(control) => (
          <Select control={control} value={chosen?.key ?? ""} onChange={setWanted}>
            {additions.map(({ key, into, value }) => (
              <option key={key} value={key}>
                {into === "list" ? gateName(value as RankGate, t) : ruleName(key, t)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Button icon={Plus} onPress={add}>
        {t("rules.add")}
      </Button>
    </div>
  );
}
