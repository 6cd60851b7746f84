import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { TeamScreen } from "../features/team/team-screen.tsx";
import { managerTexts } from "../ui/messages/manager-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";
import { useSession } from "./session-context.ts";

export function TeamRoute() {
  const session = useSession();
  const [client] = useState(() => new QueryClient());
  if (session.kind !== "manager") return null;
  return (
    <QueryClientProvider client={client}>
      <MoreMessages texts={managerTexts}>
        <TeamScreen userId={session.me.userId} tenantName={session.me.tenant.name} />
      </MoreMessages>
    </QueryClientProvider>
  );
}
