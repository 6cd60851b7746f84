import { Blossom, Calyx, Petal, type PetalState } from "../../ui/drawings/flower.tsx";
import { leafPath } from "../../ui/drawings/sprig.tsx";

/** Five flowers in a row, from bud to bloom to the one that is still to come. */
export function FlowerBed() {
  return (
    <svg className="bed" viewBox="0 0 480 330" preserveAspectRatio="xMidYMax meet" aria-hidden="true">
      {leaves.map((place) => (
        <path key={place} className="bed-leaf" d={leafPath} transform={place} />
      ))}
      {flowers.map(({ stem, place, spread, petals }) => (
        <g key={stem}>
          <path className="bed-stem" d={stem} />
          <g transform={place}>
            {petals.length === 1 ? (
              <>
                <Petal state={petals[0]} />
                <Calyx />
              </>
            ) : (
              <Blossom petals={petals} spread={spread} />
            )}
          </g>
        </g>
      ))}
    </svg>
  );
}

type BedFlower = {
  readonly stem: string;
  readonly place: string;
  readonly spread: number;
  readonly petals: readonly [PetalState] | readonly [PetalState, PetalState, PetalState];
};

const flowers: readonly BedFlower[] = [
  { stem: "M52 330C52 296 56 296 56 262", place: "translate(56 262) scale(1.1)", spread: 0, petals: ["full"] },
  {
    stem: "M136 330C136 268 142 268 142 206",
    place: "translate(142 206) scale(1.7)",
    spread: 24,
    petals: ["full", "full", "full"],
  },
  {
    stem: "M240 330C240 240 246 240 246 150",
    place: "translate(246 150) scale(3)",
    spread: 50,
    petals: ["full", "full", "full"],
  },
  {
    stem: "M340 330C340 265 346 265 346 200",
    place: "translate(346 200) scale(2.1)",
    spread: 50,
    petals: ["full", "lost", "full"],
  },
  { stem: "M428 330C428 296 432 296 432 262", place: "translate(432 262) scale(1.2)", spread: 0, petals: ["lost"] },
];

const leaves: readonly string[] = [
  "translate(52 300) scale(3.6) rotate(-6)",
  "translate(52 318) scale(3.2) rotate(-100)",
  "translate(136 284) scale(4.4) rotate(-84)",
  "translate(138 310) scale(3.8) rotate(6)",
  "translate(240 270) scale(5) rotate(2)",
  "translate(240 296) scale(4.6) rotate(-94)",
  "translate(338 286) scale(4.2) rotate(-86)",
  "translate(340 312) scale(3.6) rotate(4)",
  "translate(428 306) scale(3.4) rotate(-92)",
  "translate(430 318) scale(3) rotate(2)",
];
