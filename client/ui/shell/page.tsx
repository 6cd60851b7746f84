import type { ReactNode } from "react";
import { useShell } from "../shell-context.ts";
import "./shell.css";

type PageProps = {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  /** Detail beside the page, from 1200 px on. */
  readonly panel?: ReactNode;
};

/** A screen's bar with title and pill, and its content. */
export function Page({ title, subtitle, children, panel }: PageProps) {
  const { pill, banner } = useShell();
  return (
    <>
      <header className="bar">
        <div className="bar-title">
          <h1>{title}</h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {pill}
      </header>
      <main className="page" id="main" tabIndex={-1}>
        {banner && <div className="banner">{banner}</div>}
        {children}
      </main>
      {panel}
    </>
  );
}
