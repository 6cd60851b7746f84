import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { LedgerScreen } from "../features/ledger/ledger-screen.tsx";
import { parseLedgerSearch } from "../features/ledger/ledger-search.ts";
import { ledgerTexts } from "../ui/messages/ledger-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";

export function LedgerRoute() {
  const navigate = useNavigate();
  const address = useSearch({ from: "/inside/ledger" });
  const search = useMemo(() => parseLedgerSearch(address), [address]);
  // Old dates that were asked for stay until the app is closed: what is settled doesn't change often.
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <MoreMessages texts={ledgerTexts}>
        <LedgerScreen search={search} onSearch={(next) => void navigate({ to: "/ledger", search: next })} />
      </MoreMessages>
    </QueryClientProvider>
  );
}
