import { ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import type { FieldControl } from "./field.tsx";

type SelectProps = {
  readonly control: FieldControl;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly children: ReactNode;
};

/** The browser's own list, in our clothes: on a phone nothing beats it. */
export function Select({ control, value, onChange, children }: SelectProps) {
  return (
    <span className="select">
      <select {...control} value={value} onChange={(event) => onChange(event.target.value)}>
        {children}
      </select>
      <Icon of={ChevronDown} small />
    </span>
  );
}
