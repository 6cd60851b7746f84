import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { RulesScreen } from "../features/rules/rules-screen.tsx";
import { managerTexts } from "../ui/messages/manager-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";
import { useSession } from "./session-context.ts";

export function RulesRoute() {
  const session = useSession();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const [client] = useState(() => new QueryClient());
  if (session.kind !== "manager") return null;
  return (
    <QueryClientProvider client={client}>
      <MoreMessages texts={managerTexts}>
        <RulesScreen
          key={pathname}
          userId={session.me.userId}
          view={pathname === "/rules/draft" ? "draft" : "versions"}
          onView={(view) => void navigate({ to: view === "draft" ? "/rules/draft" : "/rules" })}
        />
      </MoreMessages>
    </QueryClientProvider>
  );
}
