import { Field } from "../../ui/controls/field.tsx";

type TextFieldProps = {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: string | undefined;
  readonly optional?: boolean;
  /** A figure is typed. */
  readonly figure?: boolean;
};

/** One line of text, or a figure. */
export function TextField({ label, value, onChange, error, optional = false, figure = false }: TextFieldProps) {
  return (
    <Field label={label} error={error} optional={optional}>
      {(control) => (
        <input
          {...control}
          inputMode={figure ? "decimal" : "text"}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
