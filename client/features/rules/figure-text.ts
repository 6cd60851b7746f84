import type { Language, Translate } from "../../ui/messages/translate.ts";
import type { FigureSpec } from "./figure-spec.ts";

type Kind = FigureSpec["kind"];

/**
 * What is typed, as the ruleset has it: whole numbers, percentages of rates in basis points. What can't be read stays the text that it is, which is
 * a fault of that figure until it is mended; nothing typed is lost.
 */
export function readFigure(kind: Kind, text: string): unknown {
  const typed = text.trim();
  switch (kind) {
    case "amount":
    case "count":
    case "percent":
      return /^\d{1,9}$/.test(typed) ? Number(typed) : typed;
    case "basis_points":
      return /^\d{1,3}([.,]\d{1,2})?$/.test(typed) ? Math.round(Number(typed.replace(",", ".")) * 100) : typed;
    case "date":
    case "choice":
    case "choices":
      return typed;
  }
}

/** What a figure's field shows. */
export function typedFigure(kind: Kind, value: unknown, language: Language): string {
  if (value === undefined) return "";
  if (typeof value !== "number" || kind !== "basis_points") return String(value);
  const percent = String(value / 100);
  return language === "es" ? percent.replace(".", ",") : percent;
}

/** A figure in a sentence or a table, with its unit. */
export function figureText(kind: Kind, value: unknown, t: Translate, nameOf: (option: string) => string): string {
  if (value === undefined || value === "") return t("rules.none");
  if (Array.isArray(value)) return value.length === 0 ? t("rules.none") : value.map(String).map(nameOf).join(", ");
  if (typeof value !== "number") return nameOf(String(value));
  switch (kind) {
    case "amount":
      return t("xp.amount", { amount: value });
    case "basis_points":
      return t("rules.percent", { value: value / 100 });
    case "percent":
      return t("rules.percent", { value });
    default:
      return t("rules.number", { value });
  }
}
