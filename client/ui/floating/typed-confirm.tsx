import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { Field } from "../controls/field.tsx";

type TypedConfirmProps = {
  /** What is to be typed; capitals don't matter. */
  readonly word: string;
  readonly label: string;
  readonly action: string;
  readonly onConfirm: () => void;
};

/** A button for what can't be undone: it acts once the word has been typed (WCAG 3.3.4). */
export function TypedConfirm({ word, label, action, onConfirm }: TypedConfirmProps) {
  const [typed, setTyped] = useState("");
  const matches = typed.trim().toLowerCase() === word.toLowerCase();
  return (
    <form
      className="typed-confirm"
      onSubmit={(event) => {
        event.preventDefault();
        if (matches) onConfirm();
      }}
    >
      <Field label={label}>
        {(control) => (
          <input
            {...control}
            value={typed}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <Button look="danger" submits unavailable={!matches}>
        {action}
      </Button>
    </form>
  );
}
