import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { FigureSpec, PartSpec, RowSpec } from "./figure-spec.ts";
import { partsOf, type SectionId, sectionIds } from "./ruleset-form.ts";

/** Where a path of a difference or of a fault is met in the form: at a figure, else at its line, else at its part. */
export type Place = {
  readonly section: SectionId;
  readonly part: PartSpec;
  readonly row: RowSpec | null;
  readonly figure: FigureSpec | null;
  /** Of the figure, the line or the part. */
  readonly path: string;
};

/** Finds the places of paths in the form of a ruleset. */
export function createPlaces(ruleset: Ruleset): (path: string) => Place | null {
  const places = sectionIds.flatMap((section) =>
    partsOf(section, ruleset).flatMap((part): readonly Place[] => [
      ...part.rows.flatMap((row) => [
        ...row.figures.map((figure) => ({ section, part, row, figure, path: figure.path })),
        ...(row.path === part.path ? [] : [{ section, part, row, figure: null, path: row.path }]),
      ]),
      { section, part, row: null, figure: null, path: part.path },
    ]),
  );
  const byPath = new Map<string, Place>();
  for (const place of places) if (!byPath.has(place.path)) byPath.set(place.path, place);

  return (path) => {
    for (const shorter of prefixesOf(path)) {
      const found = byPath.get(shorter);
      if (found) return found;
    }
    const section = sectionIds.find((id) => path.startsWith(id));
    return section ? { section, part: { path: section, rows: [] }, row: null, figure: null, path } : null;
  };
}

/** The path, then what contains it, the nearest first. */
function prefixesOf(path: string): readonly string[] {
  const keys = path.split(".");
  return keys.map((_, index) => keys.slice(0, keys.length - index).join("."));
}
