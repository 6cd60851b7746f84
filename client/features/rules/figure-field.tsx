import { X } from "lucide-react";
import { useState } from "react";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field, FieldError } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useLanguage, useMessages } from "../../ui/messages/use-messages.tsx";
import type { FigureSpec } from "./figure-spec.ts";
import { readFigure, typedFigure } from "./figure-text.ts";
import { figureName, optionName } from "./names.ts";
import { valueAt } from "./ruleset-value.ts";
import "../../ui/controls/choice-group.css";

type FigureFieldProps = {
  readonly figure: FigureSpec;
  readonly ruleset: Ruleset;
  readonly error: string | undefined;
  /** `undefined` takes the figure away. */
  readonly onChange: (value: unknown) => void;
};

/** One figure of the ruleset, under its name in words. */
export function FigureField({ figure, ruleset, error, onChange }: FigureFieldProps) {
  const t = useMessages();
  const { path, kind, options = [], optional, removable } = figure;
  const label = figureName(path, ruleset, t);
  const value = valueAt(ruleset, path);

  if (kind === "choices")
    return (
      <ChoicesField
        path={path}
        label={label}
        options={options}
        chosen={value as readonly string[]}
        error={error}
        onChange={onChange}
      />
    );
  return (
    <div className="figure-field">
      <Field label={label} error={error}>
        {(control) =>
          kind === "choice" ? (
            <Select control={control} value={String(value ?? "")} onChange={(chosen) => onChange(chosen || undefined)}>
              {optional && <option value="">{t("rules.none")}</option>}
              {options.map((option) => (
                <option key={option} value={option}>
                  {optionName(path, option, t)}
                </option>
              ))}
            </Select>
          ) : (
            <TypedInput control={control} figure={figure} value={value} onChange={onChange} />
          )
        }
      </Field>
      {removable && (
        <Button look="text" icon={X} label={t("rules.remove", { name: label })} onPress={() => onChange(undefined)} />
      )}
    </div>
  );
}

type TypedInputProps = {
  readonly control: Readonly<Record<"id" | "className" | "aria-describedby" | "aria-invalid", unknown>>;
  readonly figure: FigureSpec;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
};

/** Keeps what is typed as it is typed, for as long as it means the figure that the ruleset has: "6.0" is on its way to "6.05". */
function TypedInput({ control, figure: { kind, optional }, value, onChange }: TypedInputProps) {
  const language = useLanguage();
  const [typed, setTyped] = useState("");
  const meant = optional && typed.trim() === "" ? undefined : readFigure(kind, typed);
  const shown = meant === value ? typed : typedFigure(kind, value, language);
  return (
    <input
      {...(control as object)}
      type={kind === "date" ? "date" : "text"}
      inputMode={kind === "basis_points" ? "decimal" : "numeric"}
      autoComplete="off"
      value={shown}
      onChange={(event) => {
        const text = event.target.value;
        setTyped(text);
        onChange(optional && text.trim() === "" ? undefined : readFigure(kind, text));
      }}
    />
  );
}

type ChoicesFieldProps = {
  readonly path: string;
  readonly label: string;
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (value: readonly string[]) => void;
};

function ChoicesField({ path, label, options, chosen, error, onChange }: ChoicesFieldProps) {
  const t = useMessages();
  // What the ruleset has besides stays where it is.
  const shown = [...options, ...chosen.filter((name) => !options.includes(name))];
  return (
    <fieldset className="field figure-choices" aria-describedby={error ? `${path}-error` : undefined}>
      <legend className="label">{label}</legend>
      <div className="choices choices-flow">
        {shown.map((option) => (
          <label key={option} className="choice">
            <input
              type="checkbox"
              checked={chosen.includes(option)}
              onChange={({ target }) =>
                onChange(shown.filter((name) => (name === option ? target.checked : chosen.includes(name))))
              }
            />
            <span>{optionName(path, option, t)}</span>
          </label>
        ))}
      </div>
      {error && <FieldError id={`${path}-error`}>{error}</FieldError>}
    </fieldset>
  );
}
