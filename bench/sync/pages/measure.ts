export type Measured = { readonly ms: number; readonly longestTaskMs: number };

/** How long work took, and the longest task that held the page's thread meanwhile; 0 where none took 50 ms. */
export async function measure(work: () => Promise<void>): Promise<Measured> {
  let longestTaskMs = 0;
  const observer = new PerformanceObserver((list) => {
    for (const task of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, task.duration);
  });
  await quiet();
  observer.observe({ entryTypes: ["longtask"] });
  const begun = performance.now();
  await work();
  const ms = performance.now() - begun;
  await quiet();
  observer.disconnect();
  return { ms, longestTaskMs };
}

/** Until what was begun before has been handled: long tasks are told of afterwards. */
export async function quiet(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 150));
}

/** From a click to the change that it makes on the page, one time for each click. */
export async function measureTaps(
  taps: number,
  log: (tap: number) => Promise<void>,
  watch: (show: (text: string) => void) => Promise<void>,
): Promise<readonly number[]> {
  const button = document.querySelector("button");
  const output = document.querySelector("output");
  if (!button || !output) throw new Error("The page is not the benchmark's");

  let shown = () => {};
  await watch((text) => {
    if (output.textContent === text) return;
    output.textContent = text;
    shown();
  });

  const times: number[] = [];
  for (let tap = 0; tap < taps; tap += 1) {
    await new Promise((resolve) => setTimeout(resolve, 15));
    const visible = new Promise<number>((resolve) => {
      shown = () => resolve(performance.now());
    });
    button.onclick = () => void log(tap);
    const clicked = performance.now();
    button.click();
    times.push((await visible) - clicked);
  }
  return times;
}
