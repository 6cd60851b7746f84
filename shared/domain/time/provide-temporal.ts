/** Brings Temporal where the machine has none of its own. Wait for it before anything here is asked. */
export async function provideTemporal(): Promise<void> {
  if (!("Temporal" in globalThis)) await import("temporal-polyfill/global");
}
