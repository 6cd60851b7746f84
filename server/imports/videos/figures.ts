import { err, ok, type Result } from "#shared/domain/result.ts";
import type { RejectionReason } from "#shared/protocol/imports.ts";

/** Beyond any count of anything; sums of millions of them still fit the database. */
const countLimit = 1_000_000_000_000;

/** Digits, in threes with one separator between or without any. */
const wholePattern = /^(?:\d+|\d{1,3}([,'\u00a0\u202f ])\d{3}(?:\1\d{3})*)$/;

export type Signed = { readonly allowNegative: boolean };

/** A count as files write it: `12345` or `12,345`; `null` for a blank. */
export function readCount(text: string, { allowNegative }: Signed): Result<number | null, RejectionReason> {
  if (text === "") return ok(null);
  const { isNegative, rest } = withoutSign(text);
  if (!wholePattern.test(rest)) return err("not_a_whole_number");
  if (isNegative && !allowNegative) return err("negative");
  const count = Number(digitsOf(rest));
  return count <= countLimit ? ok(isNegative ? -count || 0 : count) : err("too_large");
}

/**
 * An amount of money in minor units of a currency of so many decimals, as files write it: `$1,234.50`, `-1234.5`, `1234.50 EUR`. The sign of a
 * currency says nothing: amounts are in the tenant's. `null` for a blank.
 */
export function readAmount(
  text: string,
  { decimals, currency }: { readonly decimals: number; readonly currency: string },
): Result<number | null, RejectionReason> {
  if (text === "") return ok(null);
  const { isNegative, rest } = withoutSign(withoutCurrency(text, currency));
  const [whole = "", fraction = "", ...others] = withoutCurrency(rest, currency).split(".");
  const isAmount = others.length === 0 && wholePattern.test(whole) && /^\d*$/.test(fraction);
  if (!isAmount || rest.endsWith(".")) return err("not_an_amount");
  if (fraction.length > decimals) return err("too_many_decimals");
  const minor = Number(digitsOf(whole) + fraction.padEnd(decimals, "0"));
  return minor <= countLimit * 10 ** decimals ? ok(isNegative ? -minor || 0 : minor) : err("too_large");
}

/** A percentage from 0 to 100, with or without its sign and with at most four decimals, as text that keeps its digits; `null` for a blank. */
export function readPercentage(text: string): Result<string | null, RejectionReason> {
  if (text === "") return ok(null);
  const digits = /^(\d{1,3}(?:\.\d{1,4})?)\s*%?$/.exec(text)?.[1];
  return digits !== undefined && Number(digits) <= 100 ? ok(digits) : err("not_a_percentage");
}

function withoutSign(text: string): { readonly isNegative: boolean; readonly rest: string } {
  const isNegative = /^[-\u2212]/.test(text);
  return { isNegative, rest: isNegative ? text.slice(1).trim() : text };
}

function withoutCurrency(text: string, currency: string): string {
  const bare = text.replace(/^\p{Sc}\s*|\s*\p{Sc}$/u, "");
  return bare.startsWith(currency)
    ? bare.slice(currency.length).trim()
    : bare.endsWith(currency)
      ? bare.slice(0, -currency.length).trim()
      : bare;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}
