import { createContext, useContext } from "react";
import type { Store } from "./store.ts";

export const StoreContext = createContext<Store | null>(null);

/** The signed-in rep's device. Throws outside of the signed-in part of the app. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (store === null) throw new Error("useStore needs a StoreContext above it");
  return store;
}
