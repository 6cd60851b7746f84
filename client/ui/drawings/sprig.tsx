import "./drawings.css";

/** `today` is active, but only this device knows; a missed day leaves a scar where the leaf was. */
export type LeafState = "full" | "today" | "protected" | "excused" | "open" | "missed";

export const leafPath = "M0 0C1-5.4 4.6-9 10-10 10.4-4.6 6.6-.4 0 0Z";

type SprigProps = {
  /** Oldest first. */
  readonly leaves: readonly { readonly key: string; readonly state: LeafState }[];
  readonly label: string;
};

/** The last working days as leaves of a stem. */
export function Sprig({ leaves, label }: SprigProps) {
  const width = Math.max(leaves.length, 1) * step + 8;
  const middle = width / 2;
  return (
    <svg className="sprig" viewBox={`0 0 ${width} 33`} role="img" aria-label={label}>
      <path className="sprig-stem" d={`M1 16Q${middle} 11.6 ${width - 3} 16`} />
      {leaves.map(({ key, state }, index) => {
        const x = 6 + index * step;
        const y = 13.8 + 2.2 * ((x - middle) / middle) ** 2;
        const place = `translate(${x} ${y.toFixed(1)}) scale(1.12 ${index % 2 === 0 ? 1.12 : -1.12})`;
        return (
          <path
            key={key}
            className="sprig-leaf"
            data-state={state}
            d={state === "missed" ? scarPath : leafPath}
            transform={place}
          />
        );
      })}
    </svg>
  );
}

const step = 13;
const scarPath = "M0 0L2.6-3.4";
