import type { ReactNode } from "react";
import { useShell } from "../shell-context.ts";
import "./shell.css";

type PageProps = {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  /** In place of the shell's pill, where the screen itself knows how fresh it is. */
  readonly pill?: ReactNode;
  /** Detail beside the page, from 1200 px on. */
  readonly panel?: ReactNode;
};

/** A screen's bar with title and pill, and its content. */
export function Page({ title, subtitle, children, pill, panel }: PageProps) {
  const shell = useShell();
  return (
    <>
      <header className="bar">
        <div className="bar-title">
          <h1>{title}</h1>
          {subtitle && <p>{subtitle}</p>}
        </div>
        {pill ?? shell.pill}
      </header>
      <main className="page" id="main" tabIndex={-1}>
        {shell.banner && <div className="banner">{shell.banner}</div>}
        {children}
      </main>
      {panel}
    </>
  );
}
