import type * as z from "zod/mini";
import { idSchema } from "#shared/protocol/operations.ts";
import { RequestFault } from "../http/fault.ts";

/** A request's body in its shape; throws a fault that names the first field which isn't. */
export function readBody<Value>(schema: z.ZodMiniType<Value>, body: unknown): Value {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join(".");
  throw new RequestFault({ code: "invalid_request", message: "The request can't be read.", ...(field && { field }) });
}

/** An id of an address; what isn't one belongs to nothing. */
export function readId(id: string): string {
  const parsed = idSchema.safeParse(id);
  if (parsed.success) return parsed.data;
  throw new RequestFault({ code: "not_found", message: "There is nothing of that id." });
}
