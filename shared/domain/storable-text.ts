/** Whether every database and the CRM can keep a text: it has neither U+0000 nor half a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}
