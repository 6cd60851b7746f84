import { useMessages } from "../messages/use-messages.tsx";
import { Meter } from "./meter.tsx";

/** A total as the server has it, and with what only this device holds. */
type TotalXp = { readonly confirmed: number; readonly shown: number };

/** What of a total lies in the level that is shown. */
export type LevelParts = {
  readonly confirmed: number;
  readonly predicted: number;
  /** The XP from this level to the next; `null` on the last. */
  readonly width: number | null;
};

export function levelPartsOf(totalXp: TotalXp, startsAt: number, endsAt: number | null): LevelParts {
  // The prediction may have reached this level before the server has: then nothing of it is confirmed yet.
  const confirmed = Math.max(0, totalXp.confirmed - startsAt);
  const predicted = Math.max(0, totalXp.shown - startsAt) - confirmed;
  return { confirmed, predicted, width: endsAt === null ? null : endsAt - startsAt };
}

/** The way through a level; nothing on the last one, which has no end. */
export function LevelMeter({ parts: { confirmed, predicted, width } }: { readonly parts: LevelParts }) {
  const t = useMessages();
  if (width === null) return null;
  return (
    <Meter
      confirmed={confirmed / width}
      predicted={predicted / width}
      label={
        predicted > 0
          ? t("today.bar_predicted", { xp: confirmed, next: width, more: predicted })
          : t("today.bar", { xp: confirmed, next: width })
      }
    />
  );
}

type ForecastProps = {
  readonly level: number;
  /** The XP that the next level takes; `null` on the last. */
  readonly missingXp: number | null;
  readonly workingDays: number | null;
};

/** `708 XP to level 18: about 1 working day at your pace.` */
export function LevelForecast({ level, missingXp, workingDays }: ForecastProps) {
  const t = useMessages();
  if (missingXp === null) return t("today.last_level");
  const missing = { xp: missingXp, level: level + 1 };
  return workingDays === null
    ? t("today.to_next", missing)
    : t("today.to_next_at_pace", { ...missing, count: workingDays });
}
