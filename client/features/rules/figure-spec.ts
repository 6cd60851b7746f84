/** A figure that a manager may change. */
export type FigureSpec = {
  readonly path: string;
  readonly kind: "amount" | "count" | "basis_points" | "percent" | "date" | "choice" | "choices";
  /** Of a choice. */
  readonly options?: readonly string[];
  /** May be left empty. */
  readonly optional?: boolean;
  readonly removable?: boolean;
};

/** Figures that belong together on a line: a tier of a badge, a gate of a rank, a booster. */
export type RowSpec = {
  readonly path: string;
  readonly figures: readonly FigureSpec[];
  readonly removable?: boolean;
};

/** What may be put into a list or an object: `key` names it among the others of its part. */
export type Addition = {
  readonly key: string;
  readonly path: string;
  readonly value: unknown;
  readonly into: "list" | "object";
};

export type PartSpec = {
  readonly path: string;
  readonly rows: readonly RowSpec[];
  readonly additions?: readonly Addition[];
};

export function part(path: string, figures: readonly FigureSpec[]): PartSpec {
  return { path, rows: [{ path, figures }] };
}

export function figure(path: string, kind: FigureSpec["kind"], more: Partial<FigureSpec> = {}): FigureSpec {
  return { path, kind, ...more };
}

export function counts(path: string, ...names: readonly string[]): readonly FigureSpec[] {
  return names.map((name) => figure(`${path}.${name}`, "count"));
}
