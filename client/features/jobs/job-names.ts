import type { JobStanding, Schedule } from "#shared/protocol/jobs.ts";
import { type JobsEnglish, jobsEnglish } from "../../ui/messages/en/jobs.ts";
import type { Translate } from "../../ui/messages/translate.ts";

/** A job's name and what it does. One that this app doesn't know yet has the server's own words. */
export function jobName({ name }: Pick<JobStanding, "name">, t: Translate): string {
  return known(`jobs.name.${inSnakeCase(name)}`, t) ?? name;
}

export function jobText({ name, description }: Pick<JobStanding, "name" | "description">, t: Translate): string {
  return known(`jobs.what.${inSnakeCase(name)}`, t) ?? description;
}

export function stepName(name: string, t: Translate): string {
  return known(`jobs.step.${inSnakeCase(name)}`, t) ?? name;
}

export function figureName(figure: string, t: Translate): string {
  return known(`jobs.figure.${figure}`, t) ?? figure.replaceAll("_", " ");
}

export function scheduleText(schedule: Schedule, t: Translate): string {
  switch (schedule.kind) {
    case "minutes":
      return t("jobs.every_minutes", { number: schedule.every });
    case "hourly":
      return t("jobs.hourly", { minute: schedule.minute });
    case "daily":
      return t("jobs.daily", { time: schedule.at });
    case "weekly":
      return t(`jobs.weekly_${schedule.on}`, { time: schedule.at });
  }
}

type PlainKey = { [key in keyof JobsEnglish]: JobsEnglish[key] extends string ? key : never }[keyof JobsEnglish];
type NameKey = Extract<PlainKey, `jobs.${"name" | "what" | "step" | "figure"}.${string}`>;

function known(key: string, t: Translate): string | null {
  return key in jobsEnglish ? t(key as NameKey) : null;
}

function inSnakeCase(name: string): string {
  return name.replaceAll("-", "_");
}
