import type { LucideIcon } from "lucide-react";
import { useId } from "react";
import { Icon } from "../icon.tsx";
import "./choice-group.css";

export type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly icon?: LucideIcon;
};

type ChoiceGroupProps<Value extends string> = {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  /** `null` where none is chosen yet. */
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  /** `even` columns of one width, or as wide as the words need. */
  readonly layout?: "thirds" | "even" | "flow";
  readonly describedBy?: string | undefined;
  /** Takes the focus when the sheet around it opens. */
  readonly first?: boolean;
};

/** One of a few, all in view: radio buttons drawn as keys, so the arrow keys and the group's name come with them. */
export function ChoiceGroup<Value extends string>({ legend, choices, value, ...rest }: ChoiceGroupProps<Value>) {
  const { onChange, layout = "flow", describedBy, first } = rest;
  const name = useId();
  return (
    <fieldset className="field" aria-describedby={describedBy}>
      <legend className="label">{legend}</legend>
      <div className={`choices choices-${layout}`}>
        {choices.map((choice, index) => (
          <label key={choice.value} className="choice">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              data-autofocus={(first && (value === null ? index === 0 : choice.value === value)) || undefined}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.icon && <Icon of={choice.icon} small />}
              {choice.label}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
