const dateTime =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):?(\d\d)?)?)?(?:\[[^\]]{1,64}\])?$/i;

/**
 * Reads a date-time as Twenty takes it (offset, none = UTC, date only, space for `T`, `[Zone]` at the end) and returns it
 * in UTC with milliseconds, further digits cut off; null where the text isn't one or the day isn't in the calendar.
 */
export function parseDateTime(text: string): string | null {
  const match = dateTime.exec(text);
  if (match === null) return null;
  const [, day = "", hours = "00", minutes = "00", seconds = "00", fraction = "", sign, ...offset] = match;
  const [offsetHours = "0", offsetMinutes = "0"] = offset;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59 || Number(offsetMinutes) > 59) return null;

  // `Date` takes 30 February for 2 March: only a day that comes back as it went in exists.
  const local = new Date(`${day}T${hours}:${minutes}:${seconds}.${fraction.slice(0, 3).padEnd(3, "0")}Z`);
  if (Number.isNaN(local.getTime()) || !local.toISOString().startsWith(day)) return null;

  const offsetMs = (Number(offsetHours) * 60 + Number(offsetMinutes)) * 60_000;
  const utc = new Date(local.getTime() - (sign === "-" ? -offsetMs : offsetMs)).toISOString();
  return utc.length === "2026-01-05T08:20:30.000Z".length ? utc : null;
}
