/** A figure as the server last said it, and with what only this device holds (P2). */
export type Confirmed<Value> = { readonly confirmed: Value; readonly shown: Value };

/**
 * How a demand stands. `after_sync`: met with what this device still holds back. `after_settlement`: met as far as anybody can see, and
 * decided once the day is closed (P8).
 */
export type Standing = "met" | "after_sync" | "after_settlement" | "not_yet" | "not_enough_data";
