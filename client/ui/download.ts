/** Saves a text as a file of the person's, named with the day: `perennial-2026-04-14.json`. */
export function downloadJson(name: string, text: string, at: Date = new Date()): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${name}-${at.toISOString().slice(0, 10)}.json`;
  link.click();
  // The download has taken its own hold of the data by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(url));
}
