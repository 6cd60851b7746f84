const browsers = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;

const systems = [
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Android", "Android"],
  ["CrOS", "ChromeOS"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["Linux", "Linux"],
] as const;

/** What a person would call this device, "Chrome, Android": from the first words of the user agent that are known. */
export function deviceNameOf(userAgent: string): string {
  const names = [browsers, systems].flatMap((known) => known.find(([word]) => userAgent.includes(word))?.[1] ?? []);
  return names.length > 0 ? names.join(", ") : "Browser";
}
