import type { CSSProperties } from "react";
import "./drawings.css";

type MeterProps = {
  /** Parts of the whole, 0 to 1. What exceeds it is cut off. */
  readonly confirmed: number;
  /** What this device adds to it: hatched. */
  readonly predicted: number;
  readonly thin?: boolean;
  /** Its name; without one the figures beside it say it all. */
  readonly label?: string;
};

/** The growth bar: solid is confirmed, hatched is predicted. */
export function Meter({ confirmed, predicted, thin = false, label }: MeterProps) {
  const solid = clamp(confirmed);
  const hatched = clamp(solid + predicted) - solid;
  const named = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    <span className={thin ? "meter meter-thin" : "meter"} {...named}>
      <i style={share(solid)} />
      {hatched > 0 && <i className="predicted" style={share(hatched)} />}
    </span>
  );
}

function clamp(part: number): number {
  return Math.min(1, Math.max(0, part));
}

function share(part: number): CSSProperties {
  return { "--v": `${(part * 100).toFixed(1)}%` } as CSSProperties;
}
