import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { MissionsScreen } from "../features/campaign/missions-screen.tsx";
import { RafflesScreen } from "../features/campaign/raffles-screen.tsx";
import { RedemptionsScreen } from "../features/campaign/redemptions-screen.tsx";
import { TiersScreen } from "../features/campaign/tiers-screen.tsx";
import { managerTexts } from "../ui/messages/manager-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";
import { useSession } from "./session-context.ts";

/** The campaign's pages, by their addresses. */
export function CampaignRoute() {
  const session = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [client] = useState(() => new QueryClient());
  if (session.kind !== "manager") return null;
  const { userId } = session.me;
  return (
    <QueryClientProvider client={client}>
      <MoreMessages texts={managerTexts}>{page()}</MoreMessages>
    </QueryClientProvider>
  );

  function page() {
    switch (pathname) {
      case "/campaign/redemptions":
        return <RedemptionsScreen userId={userId} />;
      case "/campaign/tiers":
        return <TiersScreen userId={userId} />;
      case "/campaign/raffles":
        return <RafflesScreen userId={userId} />;
      default:
        return missions();
    }
  }

  function missions() {
    return (
      <MissionsScreen
        key={pathname}
        userId={userId}
        view={pathname === "/campaign/draft" ? "draft" : "list"}
        onView={(view) => void navigate({ to: view === "draft" ? "/campaign/draft" : "/campaign" })}
      />
    );
  }
}
