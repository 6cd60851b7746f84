import { examIsOpen } from "#shared/domain/progression/exam-awards.ts";
import { err, ok, type Result } from "#shared/domain/result.ts";
import { dateAt } from "#shared/domain/time/zone.ts";
import type { DeviceDatabase, Tables } from "./database.ts";
import { clockOf, deviceOf, rulesetOf, type StorePorts } from "./device.ts";
import { performAboutRep } from "./perform-about-rep.ts";
import type { Sitting, SittingChange } from "./reads/exam-views.ts";
import type { DeviceRow } from "./rows.ts";
import { isStorageFull } from "./storage-full.ts";
import type { WriteFailure } from "./store.ts";

/** Begins an exam or a round of practice; where one is under way already, in another tab for one, that one goes on. */
export function beginSitting(
  db: DeviceDatabase,
  ports: StorePorts,
  start: Pick<Sitting, "examId" | "kind" | "bank">,
): Promise<Result<Sitting, WriteFailure>> {
  const tables = db.strict;
  const { practice, device, awards, progression } = tables;
  return unlessFull(() =>
    tables.transaction("rw", [practice, device, awards, progression], async () => {
      const ofExam = await practice.where("examId").equals(start.examId).toArray();
      const underWay = ofExam.find(({ kind, finished }) => kind === start.kind && !finished);
      if (underWay) return ok(underWay);
      if (start.kind === "exam" && !(await isOpen(tables, await deviceOf(tables), ports, start.examId)))
        return err({ code: "exam_not_open" } as const);

      const now = ports.now();
      const begun: Sitting = {
        ...start,
        id: ports.newId(),
        answers: {},
        at: 0,
        startedAt: now,
        savedAt: now,
        elapsedSeconds: 0,
      };
      await practice.add(begun);
      return ok(begun);
    }),
  );
}

/** Keeps what was answered so far. */
export function saveSitting(
  db: DeviceDatabase,
  ports: StorePorts,
  id: string,
  change: SittingChange,
): Promise<Result<null, WriteFailure>> {
  const { practice } = db.strict;
  return unlessFull(() =>
    db.strict.transaction("rw", practice, async () => {
      const known = await practice.get(id);
      if (known === undefined) return err({ code: "not_found" } as const);
      await practice.put({ ...known, ...change, savedAt: ports.now() });
      return ok(null);
    }),
  );
}

/** Hands an exam in: from one transaction on it is an operation and no sitting any more, whatever crashes. */
export async function submitSitting(
  db: DeviceDatabase,
  ports: StorePorts,
  id: string,
  elapsedSeconds: number,
): Promise<Result<null, WriteFailure>> {
  const sitting = await db.strict.practice.get(id);
  if (sitting?.kind !== "exam") return err({ code: "not_found" });
  const { examId, bank, answers } = sitting;
  const body = {
    examId,
    attemptId: id,
    bank,
    answers: Object.entries(answers).map(([questionId, option]) => ({ questionId, option })),
    elapsedSeconds,
  };
  return performAboutRep(db, ports, { kind: "submit_exam", body }, async (tables, device) => {
    // Another tab may have handed it in meanwhile.
    if ((await tables.practice.get(id)) === undefined) return { code: "not_found" };
    if (!(await isOpen(tables, device, ports, examId))) return { code: "exam_not_open" };
    await tables.practice.delete(id);
    return null;
  });
}

/** Gives a sitting up. */
export async function dropSitting(db: DeviceDatabase, id: string): Promise<void> {
  await db.strict.practice.delete(id);
}

async function isOpen(
  tables: Tables,
  device: DeviceRow,
  ports: StorePorts,
  examId: Sitting["examId"],
): Promise<boolean> {
  const awards = await tables.awards.where("kind").equals("exam").toArray();
  const rank = (await tables.progression.get("rep"))?.shown.rank ?? "E-1";
  return examIsOpen(examId, awards, rank, rulesetOf(device, dateAt(ports.now(), clockOf(device))));
}

async function unlessFull<Value>(
  write: () => Promise<Result<Value, WriteFailure>>,
): Promise<Result<Value, WriteFailure>> {
  try {
    return await write();
  } catch (error) {
    if (isStorageFull(error)) return err({ code: "storage_full" });
    throw error;
  }
}
