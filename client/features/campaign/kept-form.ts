import { useState } from "react";
import { keepUnder } from "../../store/kept.ts";

export type KeptForm<Form> = {
  readonly form: Form;
  /** Something was written that isn't sent yet. */
  readonly isChanged: boolean;
  change(part: Partial<Form>): void;
  /** Once it is sent, or thrown away. */
  forget(): void;
};

/**
 * A form that stays in this browser, under the manager's own key, from the first change until it is sent: without a network it can be
 * filled and kept. `initial` is what it says before.
 */
export function useKeptForm<Form extends object>(
  userId: string,
  name: string,
  initial: Form,
  storage: Storage = localStorage,
): KeptForm<Form> {
  const kept = keepUnder<Form>(`perennial.campaign-form.${userId}.${name}`, storage);
  const [written, setWritten] = useState(kept.read);
  const form = { ...initial, ...written };
  return {
    form,
    isChanged: written !== null,
    change(part) {
      const next = { ...form, ...part };
      setWritten(next);
      // Where there is no room, it stays as long as the page does.
      kept.write(next);
    },
    forget() {
      setWritten(null);
      kept.forget();
    },
  };
}
