import type { ReactNode } from "react";
import "./surfaces.css";

type CardProps = {
  readonly children: ReactNode;
  readonly className?: string;
  /** The id of its heading; with one the card is a named region. */
  readonly labelledBy?: string;
};

/** Paper on paper: a hairline, no shadow. Never inside another card. */
export function Card({ children, className = "", labelledBy }: CardProps) {
  const classes = `card card-pad ${className}`.trim();
  if (labelledBy === undefined) return <div className={classes}>{children}</div>;
  return (
    <section className={classes} aria-labelledby={labelledBy}>
      {children}
    </section>
  );
}
