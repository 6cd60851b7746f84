import * as z from "zod/mini";
import { isStorable } from "../domain/storable-text.ts";
import { civilDateSchema, idSchema, instantSchema } from "./operations.ts";
import { operationsPerRequest } from "./sync.ts";

/** The server's reader of `POST /api/sync`. Apart from the contract, so that browsers load no schemas. */
export const syncRequestSchema = z.object({
  schema: z.int(),
  deviceId: idSchema,
  deviceName: z.optional(z.string().check(z.maxLength(80), z.refine(isStorable))),
  /** Whose queue it is: under anybody else's session it isn't taken. */
  repId: z.optional(idSchema),
  /** As the last answer gave it; `null` asks for everything. */
  cursor: z.nullable(z.string().check(z.maxLength(2000))),
  sentAt: instantSchema,
  /** What stays on the device beyond this request's operations. */
  pending: z.object({
    count: z.int().check(z.nonnegative()),
    oldestLocalDate: z.nullable(civilDateSchema),
    oldestRecordedAt: z.nullable(instantSchema),
  }),
  /** Each is judged for itself; only one without a readable id refuses the request. */
  operations: z.array(z.looseObject({ id: idSchema })).check(z.maxLength(operationsPerRequest)),
});
