type Labels = Readonly<Record<string, string>>;
type Series = { readonly labels: Labels; value: number };

export type Counter = { add(labels: Labels, amount?: number): void };
export type Histogram = { observe(labels: Labels, value: number): void };
export type Metrics = ReturnType<typeof createMetrics>;

/** What a server counts, in the text format that Prometheus reads (version 0.0.4). */
export function createMetrics() {
  const writers: (() => string[])[] = [];

  return {
    counter(name: string, help: string): Counter {
      const series = new Map<string, Series>();
      writers.push(() => [
        ...headOf(name, help, "counter"),
        ...[...series.values()].map(({ labels, value }) => lineOf(name, labels, value)),
      ]);
      return { add: (labels, amount = 1) => add(series, labels, amount) };
    },

    /** `bounds` are the buckets' upper ends, ascending. */
    histogram(name: string, help: string, bounds: readonly number[]): Histogram {
      const buckets = new Map<string, Series>();
      const sums = new Map<string, Series>();
      writers.push(() => [
        ...headOf(name, help, "histogram"),
        ...[...buckets.values()].map(({ labels, value }) => lineOf(`${name}_bucket`, labels, value)),
        ...[...sums.values()].map(({ labels, value }) => lineOf(`${name}_sum`, labels, value)),
        ...[...buckets.values()]
          .filter(({ labels }) => labels.le === "+Inf")
          .map(({ labels: { le, ...labels }, value }) => lineOf(`${name}_count`, labels, value)),
      ]);
      return {
        observe(labels, value) {
          for (const bound of bounds) add(buckets, { ...labels, le: `${bound}` }, value <= bound ? 1 : 0);
          add(buckets, { ...labels, le: "+Inf" }, 1);
          add(sums, labels, value);
        },
      };
    },

    /** Asked each time that somebody reads the metrics. */
    gauge(name: string, help: string, read: () => number): void {
      writers.push(() => [...headOf(name, help, "gauge"), lineOf(name, {}, read())]);
    },

    text: () => `${writers.flatMap((write) => write()).join("\n")}\n`,
  };
}

function add(series: Map<string, Series>, labels: Labels, amount: number): void {
  const key = JSON.stringify(labels);
  const known = series.get(key);
  if (known) known.value += amount;
  else series.set(key, { labels, value: amount });
}

function headOf(name: string, help: string, type: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

function lineOf(name: string, labels: Labels, value: number): string {
  const inner = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${inner.length > 0 ? `{${inner.join(",")}}` : ""} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
