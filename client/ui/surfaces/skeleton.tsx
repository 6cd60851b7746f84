import { useId } from "react";
import "./surfaces.css";

type SkeletonProps = {
  /** What is being fetched, as a heading. */
  readonly title: string;
  readonly text?: string;
};

/** Still bones with the step that is under way: only for the first load ever, never over what is on disk. */
export function Skeleton({ title, text }: SkeletonProps) {
  const id = useId();
  return (
    <section className="card card-pad bones" aria-labelledby={id} aria-busy="true">
      <h2 id={id}>{title}</h2>
      <span className="bone" />
      <span className="bone bone-short" />
      <span className="bone" />
      {text && <p className="meta">{text}</p>}
    </section>
  );
}
