import { Outlet, useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Me } from "#shared/protocol/me.ts";
import { LivePill } from "../features/sync-center/live-pill.tsx";
import { StoreContext, useStore } from "../store/context.ts";
import { useFeed } from "../store/feed.ts";
import type { SyncStatus } from "../store/store.ts";
import { useMessages } from "../ui/messages/use-messages.tsx";
import { Shell } from "../ui/shell/shell.tsx";
import { UpdateBanner } from "../ui/shell/update-banner.tsx";
import { type LogRequest, ShellContext } from "../ui/shell-context.ts";
import { useApp, useSession } from "./session-context.ts";

const LogSheet = lazy(async () => ({ default: (await import("../features/log/log-sheet.tsx")).LogSheet }));

/** The frame around every page of somebody who is signed in. */
export function SignedIn() {
  const session = useSession();
  useFocusOnPage();
  switch (session.kind) {
    case "signed_out":
      return null;
    case "rep":
      return (
        <StoreContext value={session.device.store}>
          <RepFrame me={session.me} />
        </StoreContext>
      );
    case "manager":
      return <ManagerFrame me={session.me} />;
  }
}

function RepFrame({ me }: { readonly me: Me }) {
  const { sync } = useStore();
  const { update } = useApp();
  const queue = useFeed(sync.statusFeed, queueOf);
  useEffect(() => {
    if (queue === "parked") update.check();
  }, [queue, update]);
  const { request, open, close } = useLogSheet();
  const frame = { role: "rep", person: personOf(me) } as const;

  return (
    <ShellContext value={{ openLog: open, pill: <LivePill />, banner: useUpdateBanner(queue === "waiting") }}>
      <Shell {...frame}>
        <Page />
      </Shell>
      {request && (
        <Suspense>
          <LogSheet request={request} onClose={close} />
        </Suspense>
      )}
    </ShellContext>
  );
}

/** What a new version of the app means for the queue: `parked` waits for it, `waiting` goes out sooner without. */
function queueOf({ reason, pending }: SyncStatus): "parked" | "waiting" | "empty" {
  if (reason === "upgrade_required") return "parked";
  return pending > 0 ? "waiting" : "empty";
}

function ManagerFrame({ me }: { readonly me: Me }) {
  const frame = { role: "manager", person: personOf(me) } as const;
  return (
    <ShellContext value={{ openLog() {}, pill: null, banner: useUpdateBanner(false) }}>
      <Shell {...frame}>
        <Page />
      </Shell>
    </ShellContext>
  );
}

function personOf({ displayName, tenant }: Me): { readonly name: string; readonly line: string } {
  return { name: displayName, line: tenant.name };
}

function Page() {
  return (
    <Suspense>
      <Outlet />
    </Suspense>
  );
}

function useUpdateBanner(waits: boolean): ReactNode {
  const { update } = useApp();
  const isWaiting = useSyncExternalStore(update.subscribe, update.isWaiting);
  return isWaiting && <UpdateBanner waits={waits} onUpdate={update.apply} />;
}

/** The Log sheet lies in the address (`?log=deal`), so that Back closes it; mending a refused entry doesn't: it is for this moment. */
function useLogSheet() {
  const navigate = useNavigate();
  const { log } = useSearch({ from: "/inside" });
  const [fixing, setFixing] = useState<LogRequest | null>(null);
  const request: LogRequest | null = fixing ?? (log ? { kind: "new", start: log } : null);

  return {
    request,
    open(wanted?: LogRequest) {
      if (wanted?.kind === "fix") setFixing(wanted);
      else void navigate({ to: ".", search: (now) => ({ ...now, log: wanted?.start ?? "dial" }) });
    },
    close() {
      if (fixing) setFixing(null);
      else void navigate({ to: ".", search: ({ log: _, ...now }) => now, replace: true });
    },
  };
}

const titles = {
  "/": "nav.today",
  "/ledger": "nav.ledger",
  "/sync": "nav.sync_center",
  "/team": "nav.team",
  "/jobs": "nav.jobs",
  "/rules": "nav.rules",
  "/rules/draft": "nav.rules",
  "/progress": "nav.progress",
  "/progress/promotion": "nav.progress",
  "/progress/badges": "nav.progress",
  "/progress/trends": "nav.progress",
  "/exams": "nav.exams",
  "/profile": "nav.profile",
  "/more": "nav.more",
} as const;

/** A page that is gone took the focus with it: the new one gets it, and its name is in the title for who listens. */
function useFocusOnPage(): void {
  const t = useMessages();
  const { pathname } = useLocation();
  const shown = useRef(pathname);

  useEffect(() => {
    const title = titles[pathname as keyof typeof titles];
    document.title = title ? `${t(title)} · Perennial` : "Perennial";
  }, [pathname, t]);

  useEffect(() => {
    if (shown.current !== pathname) document.getElementById("main")?.focus();
    shown.current = pathname;
  }, [pathname]);
}
