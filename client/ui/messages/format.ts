import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import { dayMs, hourMs, minuteMs } from "#shared/domain/time/instant.ts";
import type { Zone } from "#shared/domain/time/zone.ts";
import { type Language, localeOf, type Translate } from "./translate.ts";

/** Figures, dates and times as the person's language writes them. */
export type Format = {
  number(value: number): string;
  /** `+20`, `−8`, with a true minus. */
  signed(value: number): string;
  /** `21.8%`, from basis points, with at most one decimal. */
  percent(basisPoints: number): string;
  /** `~ +231`, with a thin space: this device's own reckoning. Read it with `spokenXp`. */
  predicted(value: number): string;
  /** Money from minor units. Whole amounts are written without decimals. */
  money(valueMinor: number, currency: string): string;
  /** `11:24`, on the clock of a zone, or of the one at home. */
  time(at: number, zone?: Zone): string;
  /** `Tue 14 Apr` */
  day(date: CivilDate): string;
  /** `Tuesday 14 April` */
  longDay(date: CivilDate): string;
  /** `Tue 14 Apr`, of a moment on the calendar at home. */
  date(at: number): string;
  /** `Today, 11:24`, `Tue 14 Apr, 11:24` */
  moment(at: number, now: number): string;
  /** The same within a sentence: `today at 11:24`. */
  momentInText(at: number, now: number): string;
  /** `2 min`, `5 h`, `3 days`: whole, rounded down. */
  age(ms: number): string;
  /** `2 min 41 s`, on one line. */
  duration(seconds: number): string;
  /** `3.1 MB` */
  bytes(bytes: number): string;
};

/** `home` is the zone of the clock and the calendar, the device's own where none is given. */
export function createFormat(language: Language, t: Translate, home?: Zone): Format {
  const locale = localeOf[language];
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const signs = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const shortDay = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  const longDay = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  const clock = new Intl.DateTimeFormat(locale, { ...hoursAndMinutes, timeZone: home });
  const calendar = new Intl.DateTimeFormat("sv", { ...yearMonthDay, timeZone: home });
  const clocks = new Map<Zone, Intl.DateTimeFormat>();

  const clockOf = (zone: Zone): Intl.DateTimeFormat => {
    const known = clocks.get(zone);
    if (known) return known;
    const made = new Intl.DateTimeFormat(locale, { ...hoursAndMinutes, timeZone: zone });
    clocks.set(zone, made);
    return made;
  };

  const signed = (value: number): string => signs.format(value).replace("-", "−");
  const time = (at: number, zone?: Zone): string => (zone ? clockOf(zone) : clock).format(at);
  const day = (date: CivilDate): string => withoutComma(shortDay.format(Date.parse(date)));
  const localDateOf = (at: number): CivilDate => calendar.format(at) as CivilDate;
  const isSameDay = (a: number, b: number): boolean => localDateOf(a) === localDateOf(b);
  const dayAndTime = (at: number): string => t("date.day_at", { date: day(localDateOf(at)), time: time(at) });

  return {
    number: (value) => numbers.format(value).replace("-", "−"),
    percent: (basisPoints) => percents.format(basisPoints / 10_000),
    signed,
    predicted: (value) => `~\u2009${signed(value)}`,
    money: (valueMinor, currency) => money(locale, valueMinor, currency),
    time,
    day,
    longDay: (date) => withoutComma(longDay.format(Date.parse(date))),
    date: (at) => day(localDateOf(at)),
    moment: (at, now) => (isSameDay(at, now) ? t("date.today_at", { time: time(at) }) : dayAndTime(at)),
    momentInText: (at, now) => (isSameDay(at, now) ? t("date.today_in_text", { time: time(at) }) : dayAndTime(at)),
    age: (ms) => {
      if (ms < minuteMs) return t("age.seconds", { number: Math.max(0, Math.floor(ms / 1000)) });
      if (ms < hourMs) return t("age.minutes", { number: Math.floor(ms / minuteMs) });
      if (ms < 2 * dayMs) return t("age.hours", { number: Math.floor(ms / hourMs) });
      return t("age.days", { count: Math.floor(ms / dayMs) });
    },
    duration: (seconds) => {
      const minutes = Math.floor(seconds / 60);
      const rest = seconds % 60;
      if (minutes === 0) return unbroken(t("duration.seconds", { seconds: rest }));
      if (rest === 0) return unbroken(t("duration.minutes", { minutes }));
      return unbroken(t("duration.minutes_seconds", { minutes, seconds: rest }));
    },
    bytes: (bytes) => {
      const [value, unit] =
        bytes < 1e6 ? [bytes / 1e3, "kilobyte"] : bytes < 1e9 ? [bytes / 1e6, "megabyte"] : [bytes / 1e9, "gigabyte"];
      return new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
    },
  };
}

/** Swedes write dates as ISO does. */
const yearMonthDay = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
const hoursAndMinutes = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;

/** How many minor units a currency's unit has: 100 for EUR, 1 for JPY, 1,000 for KWD. */
export function minorUnitsOf(currency: string): number {
  const { maximumFractionDigits } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
  return 10 ** (maximumFractionDigits ?? 2);
}

function money(locale: string, valueMinor: number, currency: string): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" }).format(
    valueMinor / minorUnitsOf(currency),
  );
}

/** A figure and its unit stay on one line. */
function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** "Tue 14 Apr" reads as one thing; some locales would part it with commas. */
function withoutComma(text: string): string {
  return text.replaceAll(",", "");
}
