import { expect, test } from "vitest";
import { seekLeadership } from "./leadership.ts";

/** A tab of a browser whose tabs share one lock, first come, first served. */
function createBrowser() {
  let free: Promise<unknown> = Promise.resolve();
  const locks = {
    request(_name: string, _options: LockOptions, run: () => Promise<unknown>) {
      free = free.then(run);
      return free;
    },
  } as unknown as LockManager;

  return {
    open(lead: () => () => Promise<void>) {
      const tab = Object.assign(new EventTarget(), { hidden: false });
      const resign = seekLeadership("sender", { locks, document: tab as unknown as Document }, lead);
      return {
        resign,
        hide() {
          tab.hidden = true;
          tab.dispatchEvent(new Event("visibilitychange"));
        },
        freeze: () => tab.dispatchEvent(new Event("freeze")),
      };
    },
  };
}

const never = new Promise<void>(() => {});

test("a hidden tab keeps the lock until its last request is stored", async () => {
  const browser = createBrowser();
  const story: string[] = [];
  let store = () => {};
  const stored = new Promise<void>((resolve) => {
    store = resolve;
  });
  const first = browser.open(() => () => stored);
  const second = browser.open(() => {
    story.push("second leads");
    return async () => {};
  });
  await Promise.resolve();

  first.hide();
  await settled();
  story.push("stored");
  store();
  await settled();
  expect(story).toEqual(["stored", "second leads"]);
  await second.resign();
});

test("a tab that is frozen before its last request is answered lets another one lead", async () => {
  const browser = createBrowser();
  const first = browser.open(() => () => never);
  let leads = false;
  const second = browser.open(() => {
    leads = true;
    return async () => {};
  });

  await settled();
  first.hide();
  await settled();
  expect(leads).toBe(false);
  first.freeze();
  await settled();
  expect(leads).toBe(true);
  await second.resign();
});

/** Resolves when every promise that can has been kept. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
