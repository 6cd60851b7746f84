import { useState } from "react";

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
  const key = `perennial.campaign-form.${userId}.${name}`;
  const [kept, setKept] = useState(() => read<Form>(key, storage));
  const form = { ...initial, ...kept };
  return {
    form,
    isChanged: kept !== null,
    change(part) {
      const next = { ...form, ...part };
      setKept(next);
      write(key, next, storage);
    },
    forget() {
      setKept(null);
      storage.removeItem(key);
    },
  };
}

function read<Form>(key: string, storage: Storage): Form | null {
  try {
    return JSON.parse(storage.getItem(key) ?? "null") as Form | null;
  } catch {
    return null;
  }
}

function write(key: string, form: object, storage: Storage): void {
  try {
    storage.setItem(key, JSON.stringify(form));
  } catch {
    // Full: it stays as long as the page does.
  }
}
