import { expect, test } from "vitest";
import { seekLeadership } from "./leadership.ts";

/** A tab of a browser whose tabs share one lock, first come, first served. */
function createBrowser() {
  let free: Promise<unknown> = Promise.resolve();
  let alarms: { readonly milliseconds: number; readonly work: () => void }[] = [];
  function after(milliseconds: number, work: () => void): () => void {
    const alarm = { milliseconds, work };
    alarms.push(alarm);
    return () => {
      alarms = alarms.filter((other) => other !== alarm);
    };
  }
  const locks = {
    request(_name: string, _options: LockOptions, run: () => Promise<unknown>) {
      free = free.then(run);
      return free;
    },
  } as unknown as LockManager;

  return {
    /** The alarms that are set, by their milliseconds. */
    alarms: () => alarms.map(({ milliseconds }) => milliseconds),
    ring() {
      for (const { work } of alarms.splice(0)) work();
    },
    open(lead: () => () => Promise<void>) {
      const tab = Object.assign(new EventTarget(), { hidden: false });
      const resign = seekLeadership("sender", { locks, document: tab as unknown as Document, after }, lead);
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

test("a hidden tab keeps the lock until its last answer is stored", async () => {
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
  expect(browser.alarms()).toEqual([]);
  await second.resign();
});

test("a hidden tab whose request hangs lets a visible one lead within two seconds, the browser's second of delay included", async () => {
  const browser = createBrowser();
  const first = browser.open(() => () => never);
  let leads = false;
  const second = browser.open(() => {
    leads = true;
    return async () => {};
  });
  await settled();
  expect(browser.alarms()).toEqual([]);

  first.hide();
  await settled();
  expect(leads).toBe(false);
  expect(browser.alarms().every((milliseconds) => milliseconds + 1000 < 2000)).toBe(true);
  browser.ring();
  await settled();
  expect(leads).toBe(true);
  await second.resign();
});

test("who gives up for good waits until the last answer is stored, though others may lead meanwhile", async () => {
  const browser = createBrowser();
  let store = () => {};
  const stored = new Promise<void>((resolve) => {
    store = resolve;
  });
  const tab = browser.open(() => () => stored);
  await settled();

  let done = false;
  const resigned = tab.resign().then(() => {
    done = true;
  });
  await settled();
  browser.ring();
  await settled();
  expect(done).toBe(false);
  store();
  await resigned;
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
