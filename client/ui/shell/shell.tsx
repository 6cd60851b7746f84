import { Link } from "@tanstack/react-router";
import {
  Cloud,
  Ellipsis,
  FileUp,
  GraduationCap,
  type LucideIcon,
  Plus,
  Scale,
  ScrollText,
  Sun,
  Target,
  Timer,
  TrendingUp,
  Users,
} from "lucide-react";
import type { ReactNode } from "react";
import { Icon } from "../icon.tsx";
import type { MessageKey } from "../messages/catalogue.ts";
import { useMessages } from "../messages/use-messages.tsx";
import { useShell } from "../shell-context.ts";
import { useShortcuts } from "../shortcuts.ts";
import { Avatar } from "../surfaces/avatar.tsx";
import { Brand } from "./brand.tsx";
import "./shell.css";

type ShellProps = {
  /** A rep logs; a manager only reads. */
  readonly role: "rep" | "manager";
  readonly person: { readonly name: string; readonly line: string };
  /** The screen: a `Page`. */
  readonly children: ReactNode;
};

/** The frame around every screen: a rail on desktops, tabs on phones, Log within reach of both. Needs a `ShellContext`. */
export function Shell({ role, person, children }: ShellProps) {
  const t = useMessages();
  const { openLog } = useShell();
  const logs = role === "rep";
  const [home, ...others] = logs ? repScreens : managerScreens;
  const tabs = others.filter(({ railOnly }) => !railOnly);
  useShortcuts(logs ? { l: () => openLog() } : {});

  return (
    <>
      <a className="skip" href="#main">
        {t("shell.skip")}
      </a>
      <div className="app">
        <nav className="rail" aria-label={t("shell.main")}>
          <Link to={home.to} className="brand">
            <Brand />
          </Link>
          {logs && (
            <button type="button" className="btn rail-log" aria-keyshortcuts="L" onClick={() => openLog()}>
              <Icon of={Plus} />
              {t("shell.log")}
              <kbd aria-hidden="true">L</kbd>
            </button>
          )}
          {[home, ...others].map((screen) => (
            <Link key={screen.to} to={screen.to} className="rail-link" activeOptions={activeOptionsOf(screen)}>
              <Icon of={screen.icon} />
              {t(screen.name)}
            </Link>
          ))}
          <Link to="/more" className="rail-me" aria-label={t("shell.account", { name: person.name })}>
            <Avatar name={person.name} />
            <span>
              <b>{person.name}</b>
              <span className="meta">{person.line}</span>
            </span>
          </Link>
        </nav>
        {children}
      </div>
      <nav className={logs ? "tabs tabs-log" : "tabs"} aria-label={t("shell.main_bottom")}>
        {[home, ...tabs.slice(0, beforeLog)].map((screen) => (
          <Tab key={screen.to} screen={screen} />
        ))}
        {logs && (
          <button type="button" className="log" aria-label={t("shell.log_activity")} onClick={() => openLog()}>
            <Icon of={Plus} />
          </button>
        )}
        {[...tabs.slice(beforeLog), more].map((screen) => (
          <Tab key={screen.to} screen={screen} />
        ))}
      </nav>
    </>
  );
}

/** Log stands in the middle of the tabs. */
const beforeLog = 1;

/** A screen is the current one on its views too, and whatever else its address says. */
function activeOptionsOf({ to }: Screen) {
  return { exact: to === "/", includeSearch: false };
}

type Screen = {
  readonly to:
    | "/"
    | "/missions"
    | "/progress"
    | "/ledger"
    | "/exams"
    | "/sync"
    | "/team"
    | "/campaign"
    | "/imports"
    | "/jobs"
    | "/rules"
    | "/more";
  readonly icon: LucideIcon;
  readonly name: MessageKey & `nav.${string}`;
  /** On a phone it is reached from More. */
  readonly railOnly?: boolean;
};

const repScreens: readonly [Screen, ...Screen[]] = [
  { to: "/", icon: Sun, name: "nav.today" },
  { to: "/missions", icon: Target, name: "nav.missions" },
  { to: "/progress", icon: TrendingUp, name: "nav.progress" },
  { to: "/ledger", icon: ScrollText, name: "nav.ledger", railOnly: true },
  { to: "/exams", icon: GraduationCap, name: "nav.exams", railOnly: true },
  { to: "/sync", icon: Cloud, name: "nav.sync_center", railOnly: true },
];
const managerScreens: readonly [Screen, ...Screen[]] = [
  { to: "/team", icon: Users, name: "nav.team" },
  { to: "/campaign", icon: Target, name: "nav.campaign" },
  { to: "/imports", icon: FileUp, name: "nav.imports", railOnly: true },
  { to: "/jobs", icon: Timer, name: "nav.jobs", railOnly: true },
  { to: "/rules", icon: Scale, name: "nav.rules" },
];
const more: Screen = { to: "/more", icon: Ellipsis, name: "nav.more" };

function Tab({ screen }: { readonly screen: Screen }) {
  const t = useMessages();
  return (
    <Link to={screen.to} className="tab" activeOptions={activeOptionsOf(screen)}>
      <Icon of={screen.icon} />
      {t(screen.name)}
    </Link>
  );
}
