import { Mark } from "../drawings/flower.tsx";
import "./brand.css";

/** Mark and name, inside of whatever carries the class `brand`. */
export function Brand() {
  return (
    <>
      <Mark />
      Perennial
    </>
  );
}
