import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  Navigate,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { type ComponentType, lazy } from "react";
import { parseLedgerSearch } from "../features/ledger/ledger-search.ts";
import { logStarts } from "./log-search.ts";
import type { SessionStore } from "./session.ts";
import { SignedIn } from "./signed-in.tsx";

type RouterContext = { readonly session: SessionStore };

// Every screen is a chunk of its own: a rep's first page loads no manager's code.
const TodayScreen = lazy(async () => ({ default: (await import("../features/today/today-screen.tsx")).TodayScreen }));
const LedgerRoute = lazy(async () => ({ default: (await import("./ledger-route.tsx")).LedgerRoute }));
const SyncRoute = lazy(async () => ({ default: (await import("./sync-route.tsx")).SyncRoute }));
const MoreRoute = lazy(async () => ({ default: (await import("./more-route.tsx")).MoreRoute }));
const TeamRoute = lazy(async () => ({ default: (await import("./team-route.tsx")).TeamRoute }));
const CampaignRoute = lazy(async () => ({ default: (await import("./campaign-route.tsx")).CampaignRoute }));
const ImportsRoute = lazy(async () => ({ default: (await import("./imports-route.tsx")).ImportsRoute }));
const JobsRoute = lazy(async () => ({ default: (await import("./jobs-route.tsx")).JobsRoute }));
const RulesRoute = lazy(async () => ({ default: (await import("./rules-route.tsx")).RulesRoute }));
const MissionsRoute = lazy(async () => ({ default: (await import("./missions-route.tsx")).MissionsRoute }));
const OverviewScreen = lazyProgress(
  async () => (await import("../features/progress/overview-screen.tsx")).OverviewScreen,
);
const PromotionScreen = lazyProgress(
  async () => (await import("../features/progress/promotion-screen.tsx")).PromotionScreen,
);
const BadgesScreen = lazyProgress(async () => (await import("../features/progress/badges-screen.tsx")).BadgesScreen);
const TrendsScreen = lazyProgress(async () => (await import("../features/progress/trends-screen.tsx")).TrendsScreen);
const ExamsRoute = lazy(async () => ({ default: (await import("./exams-route.tsx")).ExamsRoute }));
const SittingRoute = lazy(async () => ({ default: (await import("./sitting-route.tsx")).SittingRoute }));
const ProfileScreen = lazy(async () => ({
  default: (await import("../features/profile/profile-screen.tsx")).ProfileScreen,
}));
const SignInRoute = lazy(async () => ({ default: (await import("./sign-in-route.tsx")).SignInRoute }));

function lazyProgress(load: () => Promise<ComponentType>) {
  return lazy(async () => ({ default: (await import("./progress-route.tsx")).progressRoute(await load()) }));
}

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

const signIn = createRoute({ getParentRoute: () => root, path: "/sign-in", component: SignInRoute });

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: SignedIn,
  validateSearch: ({ log }: Record<string, unknown>) => {
    const start = logStarts.find((known) => known === log);
    return start ? { log: start } : {};
  },
  beforeLoad({ context }) {
    if (context.session.current().kind === "signed_out") throw redirect({ to: "/sign-in" });
  },
});

const forReps = ({ context }: { readonly context: RouterContext }): void => {
  if (context.session.current().kind === "manager") throw redirect({ to: "/team" });
};
const forManagers = ({ context }: { readonly context: RouterContext }): void => {
  if (context.session.current().kind === "rep") throw redirect({ to: "/" });
};

const ofReps = { getParentRoute: () => inside, beforeLoad: forReps };
const ofManagers = { getParentRoute: () => inside, beforeLoad: forManagers };

const today = createRoute({ ...ofReps, path: "/", component: TodayScreen });
const ledger = createRoute({ ...ofReps, path: "/ledger", component: LedgerRoute, validateSearch: parseLedgerSearch });
const sync = createRoute({ ...ofReps, path: "/sync", component: SyncRoute });
const team = createRoute({ ...ofManagers, path: "/team", component: TeamRoute });
const imports = createRoute({ ...ofManagers, path: "/imports", component: ImportsRoute });
const jobs = createRoute({ ...ofManagers, path: "/jobs", component: JobsRoute });
const rules = createRoute({ ...ofManagers, path: "/rules", component: RulesRoute });
const rulesDraft = createRoute({ ...ofManagers, path: "/rules/draft", component: RulesRoute });
const campaign = createRoute({ ...ofManagers, path: "/campaign", component: CampaignRoute });
const campaignDraft = createRoute({ ...ofManagers, path: "/campaign/draft", component: CampaignRoute });
const redemptions = createRoute({ ...ofManagers, path: "/campaign/redemptions", component: CampaignRoute });
const tiers = createRoute({ ...ofManagers, path: "/campaign/tiers", component: CampaignRoute });
const raffles = createRoute({ ...ofManagers, path: "/campaign/raffles", component: CampaignRoute });
const missions = createRoute({ ...ofReps, path: "/missions", component: MissionsRoute });
const progress = createRoute({ ...ofReps, path: "/progress", component: OverviewScreen });
const promotion = createRoute({ ...ofReps, path: "/progress/promotion", component: PromotionScreen });
const badges = createRoute({ ...ofReps, path: "/progress/badges", component: BadgesScreen });
const trends = createRoute({ ...ofReps, path: "/progress/trends", component: TrendsScreen });
const exams = createRoute({ ...ofReps, path: "/exams", component: ExamsRoute });
const sitting = createRoute({ ...ofReps, path: "/exams/$sittingId", component: SittingRoute });
const profile = createRoute({ ...ofReps, path: "/profile", component: ProfileScreen });
const more = createRoute({ getParentRoute: () => inside, path: "/more", component: MoreRoute });

const routeTree = root.addChildren([
  signIn,
  inside.addChildren([
    today,
    ledger,
    sync,
    team,
    imports,
    jobs,
    rules,
    rulesDraft,
    campaign,
    campaignDraft,
    redemptions,
    tiers,
    raffles,
    missions,
    progress,
    promotion,
    badges,
    trends,
    exams,
    sitting,
    profile,
    more,
  ]),
]);

/** The app's addresses. Guards ask the session, and are asked again whenever it changes. */
export function createAppRouter(session: SessionStore) {
  const router = createRouter({
    routeTree,
    context: { session },
    defaultNotFoundComponent: () => <Navigate to="/" />,
  });
  session.subscribe(() => void router.invalidate());
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
