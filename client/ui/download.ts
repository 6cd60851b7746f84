/** Saves a text as a JSON file of the person's, named with the day: `perennial-2026-04-14.json`. */
export function downloadJson(name: string, text: string, at: Date = new Date()): void {
  downloadText(name, { extension: "json", type: "application/json" }, [text], at);
}

/** Saves a text, in any number of parts, as a file of the person's, named with the day. */
export function downloadText(
  name: string,
  { extension, type }: { readonly extension: string; readonly type: string },
  parts: readonly string[],
  at: Date = new Date(),
): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}-${at.toISOString().slice(0, 10)}.${extension}`;
  link.click();
  // The download has taken its own hold of the data by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(url));
}
