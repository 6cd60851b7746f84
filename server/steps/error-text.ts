const longestText = 500;

/** What went wrong, in a sentence without its stack: people read it in a run's report. */
export function errorText(error: unknown): string {
  return shortText(error instanceof Error ? error.message : String(error));
}

/** A text as a report keeps it: not longer than 500 characters, and without what PostgreSQL refuses. */
export function shortText(text: string): string {
  const line = text.replaceAll("\u0000", "").trim();
  return line.length <= longestText ? line : `${line.slice(0, longestText - 1)}…`;
}
