import { Link, type LinkProps } from "@tanstack/react-router";
import { useLayoutEffect, useRef } from "react";
import { useFormat } from "../messages/use-messages.tsx";
import { Tag } from "../surfaces/tag.tsx";
import "./page-tabs.css";

type PageTabsProps = {
  readonly label: string;
  readonly tabs: readonly {
    readonly to: NonNullable<LinkProps["to"]>;
    readonly name: string;
    /** What waits there; 0 shows nothing. */
    readonly count?: number;
  }[];
};

/** Screens that belong together, above the one that is shown: links, so that each keeps its own address. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const format = useFormat();
  const nav = useRef<HTMLElement>(null);

  // On a phone the row scrolls: the tab that one is on is in view.
  useLayoutEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, []);

  return (
    <nav ref={nav} className="page-tabs" aria-label={label}>
      {tabs.map(({ to, name, count = 0 }) => (
        <Link key={to} to={to} className="page-tab" activeOptions={{ exact: true, includeSearch: false }}>
          {name}
          {count > 0 && <Tag>{format.number(count)}</Tag>}
        </Link>
      ))}
    </nav>
  );
}
