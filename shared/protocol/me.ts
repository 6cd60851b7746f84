import * as z from "zod/mini";

export const totalsSchema = z.object({
  totalXp: z.int(),
  level: z.int(),
  rank: z.string(),
  closedDeals: z.int(),
  streakDays: z.int(),
});
/** What the ledger says of a rep. */
export type Totals = z.infer<typeof totalsSchema>;

/** `GET /api/me`: who is signed in. */
export const meSchema = z.object({
  userId: z.string(),
  email: z.string(),
  role: z.enum(["rep", "manager", "admin"]),
  displayName: z.string(),
  tenant: z.object({ id: z.string(), name: z.string(), zone: z.string() }),
  /** For reps alone. */
  rep: z.nullable(z.object({ id: z.string(), code: z.string(), name: z.string() })),
  /** Of the rep, once the ledger has anything to say. */
  totals: z.nullable(totalsSchema),
});
export type Me = z.infer<typeof meSchema>;
