import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Counter, XpRule } from "#shared/domain/ruleset/ruleset.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";

/** Where the rows lie that add up to a figure. */
export type Rows =
  | { readonly kind: "exams" }
  | {
      readonly kind: "ledger";
      readonly rule?: Counter | XpRule;
      readonly from?: CivilDate;
      readonly to?: CivilDate;
      readonly date?: CivilDate;
    };

type RowsLinkProps = { readonly rows: Rows; readonly className?: string; readonly children: ReactNode };

/** Opens a figure to the rows that add up to it. */
export function RowsLink({ rows, className = "rows-link", children }: RowsLinkProps) {
  if (rows.kind === "exams")
    return (
      <Link to="/exams" className={className}>
        {children}
      </Link>
    );
  const { kind: _, ...search } = rows;
  return (
    <Link to="/ledger" search={search} className={className}>
      {children}
    </Link>
  );
}
