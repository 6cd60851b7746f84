import { useLiveQuery } from "dexie-react-hooks";
import { ScrollText } from "lucide-react";
import { useMemo } from "react";
import { useStore } from "../../store/context.ts";
import { useFeed } from "../../store/feed.ts";
import type { LedgerView } from "../../store/ledger.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useFormat, useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { PageTabs } from "../../ui/shell/page-tabs.tsx";
import { useShell } from "../../ui/shell-context.ts";
import { Card } from "../../ui/surfaces/card.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { ExportButton } from "./export-button.tsx";
import { LedgerFilters } from "./ledger-filters.tsx";
import { LedgerList } from "./ledger-list.tsx";
import { filterOf, type LedgerSearch, rangeOf } from "./ledger-search.ts";
import "../../ui/surfaces/rows.css";
import "./ledger.css";

type LedgerScreenProps = {
  /** The filter, as the address says it. */
  readonly search: LedgerSearch;
  readonly onSearch: (search: LedgerSearch) => void;
};

/** Every XP with its arithmetic: the days, and the rows that add up to them. All of it from this device, but old single entries. */
export function LedgerScreen({ search, onSearch }: LedgerScreenProps) {
  const { ledger, sync } = useStore();
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  const asked = JSON.stringify(search);
  // At midnight nothing is written, so the clock is what asks again.
  const dateHere = new Date(useNow()).toDateString();
  const read = useLiveQuery(async () => ({ view: await ledger.days(rangeOf(search)) }), [ledger, asked, dateHere]);
  const waiting = useFeed(sync.statusFeed, ({ pending }) => pending);

  return (
    <Page title={t("nav.ledger")}>
      <PageTabs
        label={t("ledger.tabs")}
        tabs={[
          { to: "/ledger", name: t("nav.ledger") },
          { to: "/sync", name: t("nav.sync_center"), count: waiting ?? 0 },
        ]}
      />
      {read !== undefined && read.view === undefined && (
        <Skeleton title={t("ledger.loading")} text={t(hasNetwork ? "today.loading_once" : "today.loading_offline")} />
      )}
      {read?.view && (
        <ZoneProvider zone={read.view.zone}>
          <LedgerParts view={read.view} search={search} onSearch={onSearch} />
        </ZoneProvider>
      )}
    </Page>
  );
}

function LedgerParts({ view, search, onSearch }: LedgerScreenProps & { readonly view: LedgerView }) {
  const filter = useMemo(() => filterOf(search), [search]);
  const isFiltered = Object.keys(search).length > 0;

  return (
    <div className="ledger">
      <div className="ledger-top">
        <Total view={view} />
        <LedgerFilters view={view} search={search} onSearch={onSearch} />
        <ExportButton days={view.days} filter={filter} />
      </div>
      {view.days.length === 0 && !isFiltered ? (
        <NothingYet />
      ) : (
        <LedgerList
          key={JSON.stringify(search)}
          days={view.days}
          today={view.today}
          filter={filter}
          onClear={() => onSearch({})}
        />
      )}
    </div>
  );
}

function Total({ view: { totalXp } }: { readonly view: LedgerView }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <p className="total">
      <span className="label">{t("ledger.total")}</span>
      <b>{format.number(totalXp.confirmed)}</b>
      {totalXp.shown !== totalXp.confirmed && (
        <span className="tilde">
          <span className="visually-hidden">{t("ledger.predicted_total", { xp: totalXp.shown })}</span>
          <span aria-hidden="true">~&thinsp;{format.number(totalXp.shown)}</span>
        </span>
      )}
    </p>
  );
}

function NothingYet() {
  const t = useMessages();
  const { openLog } = useShell();
  return (
    <Card className="ledger-empty">
      <Icon of={ScrollText} />
      <h2>{t("ledger.nothing_yet")}</h2>
      <p className="meta">{t("ledger.nothing_yet_text")}</p>
      <Button look="primary" onPress={() => openLog()}>
        {t("ledger.log")}
      </Button>
    </Card>
  );
}
