import * as z from "zod/mini";

/**
 * How far a device has read its scopes. `tenant` and `rep` are head versions up to which it has everything. While pages are left, `page`
 * says where the next begins: rows of up to version `upTo`, of the table `table` behind (`version`, `key`).
 */
export type Cursor = {
  readonly epoch: string;
  readonly tenant: string;
  readonly rep: string;
  readonly page?: { readonly upTo: string; readonly table: PagedTable; readonly version: string; readonly key: string };
};

export const pagedTables = ["days", "activities", "awards", "attempts"] as const;
export type PagedTable = (typeof pagedTables)[number];

/** A table that most requests bring nothing of: it isn't even asked then. */
export function isRare(table: PagedTable): boolean {
  return table === "awards" || table === "attempts";
}

const version = z.string().check(z.regex(/^-?\d{1,18}$/));
const cursorSchema = z.object({
  epoch: z.uuid(),
  tenant: version,
  rep: version,
  page: z.optional(
    z.object({
      upTo: version,
      table: z.enum(pagedTables),
      version,
      key: z.string().check(z.regex(/^[0-9a-f-]{0,36}$/)),
    }),
  ),
});

/** Opaque to the device. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** `null` for a text that no server of ours wrote. */
export function readCursor(text: string): Cursor | null {
  try {
    const parsed = cursorSchema.safeParse(JSON.parse(Buffer.from(text, "base64url").toString()));
    return parsed.success ? (parsed.data as Cursor) : null;
  } catch {
    return null;
  }
}
