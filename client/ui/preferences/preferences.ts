import { type TimeAllowance, timeAllowances } from "#shared/exams/time-limit.ts";
import type { Language } from "../messages/translate.ts";
import { type Theme, themes } from "../theme/theme.ts";

/** What a person chose on this device. It holds for whoever signs in here, so it lies outside of the rep's database. */
export type Preferences = {
  readonly theme: Theme;
  readonly language: LanguageChoice;
  /** Whether single keys act (WCAG 2.1.4). */
  readonly shortcuts: boolean;
  /** How much time the person takes for exams, in percent of theirs (WCAG 2.2.1). */
  readonly examTime: TimeAllowance;
};

export const languageChoices = ["system", "en", "es"] as const;
export type LanguageChoice = (typeof languageChoices)[number];

export type PreferenceStore = {
  current(): Preferences;
  change(change: Partial<Preferences>): void;
  /** Calls back after every change; returns what ends it. */
  subscribe(onChange: () => void): () => void;
};

const storageKey = "perennial.preferences";
const defaults: Preferences = { theme: "system", language: "system", shortcuts: true, examTime: 100 };

/** Reads at once, so that theme and language stand before the first paint. A browser without storage keeps them for the visit. */
export function createPreferences(storage: Storage): PreferenceStore {
  const listeners = new Set<() => void>();
  let current = read(storage);

  return {
    current: () => current,
    change(change) {
      current = { ...current, ...change };
      try {
        storage.setItem(storageKey, JSON.stringify(current));
      } catch {
        // Full or forbidden: the choice holds until the page is left.
      }
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}

/** The language to speak: the chosen one, else the first of the browser's that we have, else English. */
export function languageOf(choice: LanguageChoice, browserLanguages: readonly string[]): Language {
  if (choice !== "system") return choice;
  const known = browserLanguages.map((tag) => tag.slice(0, 2)).find((tag) => tag === "en" || tag === "es");
  return known === "es" ? "es" : "en";
}

function read(storage: Storage): Preferences {
  try {
    const stored: Partial<Preferences> = JSON.parse(storage.getItem(storageKey) ?? "{}");
    return {
      theme: themes.find((theme) => theme === stored.theme) ?? defaults.theme,
      language: languageChoices.find((language) => language === stored.language) ?? defaults.language,
      shortcuts: stored.shortcuts ?? defaults.shortcuts,
      examTime: timeAllowances.find((allowance) => allowance === stored.examTime) ?? defaults.examTime,
    };
  } catch {
    return defaults;
  }
}
