import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { JobsScreen } from "../features/jobs/jobs-screen.tsx";
import { jobTexts } from "../ui/messages/job-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";
import { useSession } from "./session-context.ts";

export function JobsRoute() {
  const session = useSession();
  const [client] = useState(() => new QueryClient());
  if (session.kind !== "manager") return null;
  return (
    <QueryClientProvider client={client}>
      <MoreMessages texts={jobTexts}>
        <JobsScreen userId={session.me.userId} />
      </MoreMessages>
    </QueryClientProvider>
  );
}
