import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("counters add up by their labels, whose texts are escaped", () => {
  const metrics = createMetrics();
  const calls = metrics.counter("calls_total", "Calls.");
  calls.add({ who: 'a"b\\c\n' });
  calls.add({ who: 'a"b\\c\n' }, 2);
  calls.add({ who: "d" });
  expect(metrics.text()).toBe(
    '# HELP calls_total Calls.\n# TYPE calls_total counter\ncalls_total{who="a\\"b\\\\c\\n"} 3\ncalls_total{who="d"} 1\n',
  );
});

test("a histogram's buckets hold everything up to their bound", () => {
  const metrics = createMetrics();
  const seconds = metrics.histogram("seconds", "Time.", [0.1, 1]);
  for (const value of [0.1, 0.5, 7]) seconds.observe({ route: "/" }, value);
  expect(metrics.text().split("\n")).toEqual([
    "# HELP seconds Time.",
    "# TYPE seconds histogram",
    'seconds_bucket{route="/",le="0.1"} 1',
    'seconds_bucket{route="/",le="1"} 2',
    'seconds_bucket{route="/",le="+Inf"} 3',
    'seconds_sum{route="/"} 7.6',
    'seconds_count{route="/"} 3',
    "",
  ]);
});

test("a gauge is asked when it is read", () => {
  const metrics = createMetrics();
  let level = 1;
  metrics.gauge("level", "Level.", () => level);
  level = 2;
  expect(metrics.text()).toContain("\nlevel 2\n");
});
