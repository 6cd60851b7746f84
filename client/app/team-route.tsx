import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { TeamScreen } from "../features/team/team-screen.tsx";
import { useSession } from "./session-context.ts";

export function TeamRoute() {
  const session = useSession();
  const [client] = useState(() => new QueryClient());
  if (session.kind !== "manager") return null;
  return (
    <QueryClientProvider client={client}>
      <TeamScreen userId={session.me.userId} tenantName={session.me.tenant.name} />
    </QueryClientProvider>
  );
}
