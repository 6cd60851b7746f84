import type { Parameter } from "../../db/db.ts";

/** Collects a statement's parameters while its text is put together. */
export type Bindings = {
  readonly values: readonly Parameter[];
  /** Keeps the value and returns the placeholder that stands for it. */
  bind(value: Parameter): string;
};

export function createBindings(): Bindings {
  const values: Parameter[] = [];
  return {
    values,
    bind: (value) => `$${values.push(value)}`,
  };
}
