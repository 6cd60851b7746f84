import { test as base } from "@playwright/test";
import { discard, type Product, startProduct } from "./product.ts";

/**
 * A test with a running product, shared by all journeys that leave it standing. One that counts a rep's XP to the last point needs
 * a rep who is in no other: rep01, rep03 and rep07 are taken.
 */
export const test = base.extend<object, { readonly product: Product }>({
  product: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing else is needed
    async ({}, use) => {
      const product = await startProduct();
      await use(product);
      await discard(product);
    },
    { scope: "worker", timeout: 180_000 },
  ],
});
