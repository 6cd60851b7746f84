/** Run inside the page. Each stands alone: it is sent there as text. */

export type Frames = {
  /** Milliseconds between frames. */
  readonly gaps: readonly number[];
  /** Durations of the tasks that held the page's thread for 50 ms or more. */
  readonly longTasks: readonly number[];
};

/** From clicks on a button to the frame that shows what they changed. */
export async function tapTimes([label, taps]: readonly [string, number]): Promise<readonly number[]> {
  const times: number[] = [];
  for (let tap = 0; tap < taps; tap += 1) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    const button = document.querySelector<HTMLButtonElement>(`button[aria-label="${label}"]`);
    const list = document.querySelector(".latest-block");
    if (button === null || list === null) throw new Error("This page isn't Today");
    const newest = list.querySelector("li")?.textContent;
    const total = document.querySelector("main")?.textContent;
    const visible = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        if (document.querySelector("main")?.textContent === total && list.querySelector("li")?.textContent === newest)
          return;
        observer.disconnect();
        requestAnimationFrame((at) => resolve(Math.max(at, performance.now())));
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
    const clicked = performance.now();
    button.click();
    times.push((await visible) - clicked);
  }
  return times;
}

/** The same for the least that a tap can be: one strict write into a database of its own, and the frame that shows a figure. */
export async function bareTapTimes(taps: number): Promise<readonly number[]> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open("bare-taps", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("taps", { autoIncrement: true });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const output = document.createElement("output");
  document.body.append(output);
  const times: number[] = [];
  for (let tap = 0; tap < taps; tap += 1) {
    await new Promise((resolve) => setTimeout(resolve, 120));
    const clicked = performance.now();
    await new Promise<void>((resolve) => {
      const transaction = db.transaction("taps", "readwrite", { durability: "strict" });
      transaction.objectStore("taps").add({ tap });
      transaction.oncomplete = () => resolve();
    });
    output.textContent = String(tap);
    const shown = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    times.push(Math.max(shown, performance.now()) - clicked);
  }
  output.remove();
  db.close();
  return times;
}

/** The frames while the page scrolls down evenly, and the tasks that broke them. */
export async function scrollFrames([seconds, pxPerSecond]: readonly [number, number]): Promise<Frames> {
  const longTasks: number[] = [];
  const observer = new PerformanceObserver((list) => {
    longTasks.push(...list.getEntries().map((task) => task.duration));
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  observer.observe({ entryTypes: ["longtask"] });
  const gaps: number[] = [];
  const begun = performance.now();
  let last = begun;
  while (last - begun < seconds * 1000) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    if (now > last) {
      gaps.push(now - last);
      scrollTo(0, ((now - begun) / 1000) * pxPerSecond);
    }
    last = Math.max(last, now);
  }
  await new Promise((resolve) => setTimeout(resolve, 300));
  observer.disconnect();
  return { gaps, longTasks };
}

/** From a click on a link to the frame that shows what is looked for. */
export async function openingTime([href, wanted]: readonly [string, string]): Promise<number> {
  const link = document.querySelector<HTMLAnchorElement>(`.rail-link[href="${href}"]`);
  if (link === null) throw new Error(`There is no link to ${href}`);
  const clicked = performance.now();
  link.click();
  for (;;) {
    const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
    if (document.querySelector(wanted)) return Math.max(now, performance.now()) - clicked;
    if (now - clicked > 20_000) throw new Error(`${href} didn't show ${wanted}`);
  }
}
