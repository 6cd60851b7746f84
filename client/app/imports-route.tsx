import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { ImportsScreen } from "../features/imports/imports-screen.tsx";
import { importTexts } from "../ui/messages/import-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";
import { useSession } from "./session-context.ts";

export function ImportsRoute() {
  const session = useSession();
  const [client] = useState(() => new QueryClient());
  if (session.kind !== "manager") return null;
  return (
    <QueryClientProvider client={client}>
      <MoreMessages texts={importTexts}>
        <ImportsScreen userId={session.me.userId} />
      </MoreMessages>
    </QueryClientProvider>
  );
}
