import { minorUnitsOf } from "./format.ts";

/**
 * An amount in minor units, as people of either language write it: `3800`, `3,800.50`, `3.800,50`, `3 800`. A last
 * separator is a decimal one where as many digits follow as the currency has, or one fewer.
 */
export function parseAmount(text: string, currency: string): number | null | undefined {
  const written = text.trim().replace(/[\s\u00a0\u202f']/g, "");
  if (written === "") return undefined;
  const decimals = Math.log10(minorUnitsOf(currency));
  const match = /^(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,](\d+))?$/.exec(written);
  if (!match) return null;
  const [, whole = "", fraction = ""] = match;
  if (fraction.length > decimals) return null;
  return Number(whole.replace(/[.,]/g, "") + fraction.padEnd(decimals, "0"));
}
