/**
 * A field as RFC 4180 has it. A text that a spreadsheet would take for a formula is led in by an apostrophe; a figure is one of ours and
 * stays a figure.
 */
export function csvField(value: string | number | boolean): string {
  const text = String(value);
  const safe = typeof value === "string" && /^[\s]*[=+\-@\t\r\n|%]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
