import * as z from "zod/mini";

/** Every refusal, of a request and of an operation alike: one stable `code` per cause. */
export const errorSchema = z.object({
  code: z.string(),
  message: z.string(),
  field: z.optional(z.string()),
  hint: z.optional(z.string()),
});
export type ErrorBody = z.infer<typeof errorSchema>;

export const errorEnvelopeSchema = z.object({ error: errorSchema });
