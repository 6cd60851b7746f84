import "./tokens.css";
import "./base.css";

/** Light, dark, or as the system says. */
export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

/** Puts a theme on the document. Called before the first paint, so that no page flashes in the other one. */
export function showTheme(theme: Theme, root: HTMLElement = document.documentElement): void {
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
}
