import type { RequestLeave, UpdateProfile } from "#shared/domain/intents.ts";
import { profileFaultOf } from "#shared/domain/profile/check-profile.ts";
import { titlesOf } from "#shared/domain/progression/titles.ts";
import { err, type Result } from "#shared/domain/result.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { clockOf, rulesetOf, type StorePorts } from "./device.ts";
import { performAboutRep } from "./perform-about-rep.ts";
import type { DeviceRow } from "./rows.ts";
import type { WriteFailure } from "./store.ts";

/** Changes the rep's zone, strength or title; what isn't given stays. */
export async function updateProfile(
  db: DeviceDatabase,
  ports: StorePorts,
  body: UpdateProfile,
): Promise<Result<null, WriteFailure>> {
  const fault = profileFaultOf({ kind: "update_profile", body });
  if (fault) return err({ code: "invalid", field: fault.field, fault: fault.code });
  return performAboutRep(db, ports, { kind: "update_profile", body }, (tables, device) =>
    refusalOf(tables, device, ports, body),
  );
}

/** Asks for days off. */
export async function requestLeave(
  db: DeviceDatabase,
  ports: StorePorts,
  body: RequestLeave,
): Promise<Result<null, WriteFailure>> {
  const fault = profileFaultOf({ kind: "request_leave", body });
  if (fault) return err({ code: "invalid", field: fault.field, fault: fault.code });
  return performAboutRep(db, ports, { kind: "request_leave", body }, async () => null);
}

/** What the server would refuse, as far as the device knows. */
async function refusalOf(
  tables: Tables,
  device: DeviceRow,
  ports: StorePorts,
  { specialization, title }: UpdateProfile,
): Promise<WriteFailure | null> {
  if (specialization !== undefined) {
    const level = (await tables.progression.get("rep"))?.confirmed?.level ?? 1;
    const { fromLevel } = rulesetOf(device, dateAt(ports.now(), clockOf(device))).specializations;
    if (level < fromLevel) return { code: "level_too_low" };
  }
  if (title === undefined || title === null) return null;
  const isHeld = titlesOf(await tables.awards.toArray()).includes(title);
  return isHeld ? null : { code: "invalid", field: "title", fault: "title_unknown" };
}
