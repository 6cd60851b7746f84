/**
 * The events of `GET /api/sync/events`. They say that something has changed and nothing else: what it is, the reader asks for.
 * `dismissed`: the account reads too many streams, and this one is not to be opened again right away.
 */
export const eventNames = { device: "changed", team: "team", dismissed: "dismissed" } as const;
