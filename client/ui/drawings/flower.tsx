import "./drawings.css";

/** What became of a petal. Solid is confirmed, pale and outlined is predicted. */
export type PetalState = "full" | "lost" | "soon";

type FlowerProps = {
  /** Left, right, middle: drawn outer first. Petals are lost from the right. */
  readonly petals: readonly [PetalState, PetalState, PetalState];
  readonly size?: "row" | "large";
  /** Its name; without one it is decoration. */
  readonly label?: string;
};

/** A mission's flower, or the idea of one. */
export function Flower({ petals, size = "row", label }: FlowerProps) {
  const named = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    <svg className={size === "large" ? "petals petals-lg" : "petals"} viewBox="-29 -30 58 38" {...named}>
      <Blossom petals={petals} />
    </svg>
  );
}

/** Petals and calyx around 0 0, to be placed in a larger drawing. `spread` is the angle of the outer petals. */
export function Blossom({ petals, spread = 50 }: { readonly petals: FlowerProps["petals"]; readonly spread?: number }) {
  const [left, right, middle] = petals;
  return (
    <>
      <g transform={`rotate(${-spread}) scale(-1 1)`}>
        <Petal state={left} />
      </g>
      <g transform={`rotate(${spread})`}>
        <Petal state={right} />
      </g>
      <Petal state={middle} />
      <Calyx />
    </>
  );
}

export function Petal({ state }: { readonly state: PetalState }) {
  return (
    <>
      <path className={`petal-${state}`} d={petalPath} />
      {state === "full" && <path className="petal-vein" d="M0-6C.6-11 .4-15 1.2-20" />}
    </>
  );
}

export function Calyx() {
  return <path className="calyx" d="M-4.4-2.6C-3 .6-1.2 3.2 0 7.4 1.2 3.2 3 .6 4.4-2.6 1.8-1-1.8-1-4.4-2.6Z" />;
}

/** The product's mark: three petals without veins, small enough for a tab bar. */
export function Mark() {
  return (
    <svg className="petals mark" viewBox="-29 -30 58 38" aria-hidden="true">
      <g transform="rotate(-50) scale(-1 1)">
        <path className="petal-full" d={petalPath} />
      </g>
      <g transform="rotate(50)">
        <path className="petal-full" d={petalPath} />
      </g>
      <path className="petal-full" d={petalPath} />
      <Calyx />
    </svg>
  );
}

const petalPath = "M0 0C-4-6.4-8-11.8-8-18.6-8-24.8-4.4-29 .8-29 6-29 8.6-24.4 8.2-18 7.8-11.6 4-6 0 0Z";
