import { CircleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { Icon } from "../icon.tsx";
import { useMessages } from "../messages/use-messages.tsx";
import "./field.css";

type FieldProps = {
  readonly label: string;
  /** The group around it says it already: the words stay for screen readers. */
  readonly labelHidden?: boolean;
  readonly optional?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Stands at the label's end: a counter, "Show". */
  readonly aside?: ReactNode;
  /** Draws the control; what it is given ties label, hint and error to it. */
  readonly children: (control: FieldControl) => ReactNode;
};

export type FieldControl = {
  readonly id: string;
  readonly className: "input";
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

/** A labelled control with its hint and its error: the error says how to mend it. */
export function Field({ label, labelHidden = false, optional, hint, error, aside, children }: FieldProps) {
  const t = useMessages();
  const id = useId();
  const described = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  const labelled = (
    <label className={labelHidden ? "visually-hidden" : "label"} htmlFor={id}>
      {label} {optional && <span className="meta">{t("log.optional")}</span>}
    </label>
  );

  return (
    <div className="field">
      {aside ? (
        <div className="label-row">
          {labelled}
          {aside}
        </div>
      ) : (
        labelled
      )}
      {children({
        id,
        className: "input",
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {hint && (
        <p className="meta" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function FieldError({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p className="error" id={id}>
      <Icon of={CircleAlert} small />
      <span>{children}</span>
    </p>
  );
}
