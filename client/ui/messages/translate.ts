import type { Catalogue, MessageKey, MessageValues, Plural } from "./catalogue.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";

export type Language = "en" | "es";

/** The locale whose figures and dates go with a language. British English writes "Tuesday 14 April" and 24 hours. */
export const localeOf = { en: "en-GB", es: "es-ES" } as const satisfies { readonly [language in Language]: string };

/** A message in the person's language. Its placeholders are asked for by type; numbers arrive as numbers. */
export type Translate = <Key extends MessageKey>(
  key: Key,
  ...values: keyof MessageValues<Key> extends never ? [] : [MessageValues<Key>]
) => string;

const catalogues: { readonly [language in Language]: Catalogue } = { en, es };

/** Texts that some screens bring along, in every language. */
export type MoreTexts = { readonly [language in Language]: { readonly [key: string]: string | Plural } };

/** Writes what every screen has at hand, and with them the texts that are given besides. A text that isn't there is its key. */
export function createTranslate(language: Language, more?: MoreTexts): Translate {
  const catalogue: { readonly [key: string]: string | Plural } = { ...catalogues[language], ...more?.[language] };
  const plurals = new Intl.PluralRules(localeOf[language]);
  const numbers = new Intl.NumberFormat(localeOf[language]);

  return (key, ...[values]) => {
    const given: { readonly [name: string]: string | number } = values ?? {};
    const message = catalogue[key] ?? key;
    const text = typeof message === "string" ? message : formOf(message, plurals.select(Number(given.count)));
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = given[name] ?? "";
      return typeof value === "number" ? numbers.format(value) : value;
    });
  };
}

function formOf(message: Plural, form: Intl.LDMLPluralRule): string {
  if (form === "one" || form === "many") return message[form] ?? message.other;
  return message.other;
}
