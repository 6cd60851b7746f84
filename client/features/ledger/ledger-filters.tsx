import { addDays, parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { LedgerView } from "../../store/ledger.ts";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { sentence } from "./cause-title.ts";
import { type LedgerFilter, rowStates } from "./ledger-filter.ts";
import {
  filterRules,
  type LedgerSearch,
  presetDays,
  type RangeName,
  rangeNameOf,
  rangeOf,
  startOf,
} from "./ledger-search.ts";

type LedgerFiltersProps = {
  readonly view: LedgerView;
  readonly search: LedgerSearch;
  readonly onSearch: (search: LedgerSearch) => void;
};

/** Which of the ledger is shown. Every choice is a new address, so that Back takes it back. */
export function LedgerFilters({ view: { today, joinedOn }, search, onSearch }: LedgerFiltersProps) {
  const t = useMessages();
  const { rule, state } = search;
  const name = rangeNameOf(search, today, joinedOn);
  const range = rangeOf(search);
  const dates = {
    from: range.kind === "last" ? startOf("7", today, joinedOn) : (range.from ?? joinedOn),
    to: range.kind === "last" ? today : (range.to ?? today),
  };
  const choose = (next: { readonly rule?: LedgerFilter["rule"]; readonly state?: LedgerFilter["state"] }): void => {
    const chosen = { rule: rule ?? null, state: state ?? null, ...next };
    onSearch({
      ...(chosen.rule && { rule: chosen.rule }),
      ...(chosen.state && { state: chosen.state }),
      from: dates.from,
      ...(name === "dates" && { to: dates.to }),
    });
  };
  const chooseRange = (from: string, to: string | null): void => {
    const [first, last] = [parseCivilDate(from), to === null ? null : parseCivilDate(to)];
    if (first === null || (to !== null && last === null)) return;
    onSearch({ ...(rule && { rule }), ...(state && { state }), from: first, ...(last && { to: last }) });
  };

  return (
    <form className="filters" aria-label={t("ledger.filter")} onSubmit={(event) => event.preventDefault()}>
      <Field label={t("ledger.range")} labelHidden>
        {(control) => (
          <Select
            control={control}
            value={name}
            onChange={(value) =>
              value === "dates"
                ? chooseRange(dates.from, today === dates.to ? addDays(today, -1) : dates.to)
                : chooseRange(startOf(value as RangeName, today, joinedOn), null)
            }
          >
            {[...presetDays.map((days) => `${days}` as const), "all" as const, "dates" as const].map((value) => (
              <option key={value} value={value}>
                {t(`ledger.range_${value}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("ledger.cause")} labelHidden>
        {(control) => (
          <Select
            control={control}
            value={rule ?? ""}
            onChange={(value) => choose({ rule: filterRules.find((known) => known === value) ?? null })}
          >
            <option value="">{t("ledger.cause_all")}</option>
            {filterRules.map((value) => (
              <option key={value} value={value}>
                {sentence(t(`rule.${value}`))}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t("ledger.state")} labelHidden>
        {(control) => (
          <Select
            control={control}
            value={state ?? ""}
            onChange={(value) => choose({ state: rowStates.find((known) => known === value) ?? null })}
          >
            <option value="">{t("ledger.state_all")}</option>
            {rowStates.map((value) => (
              <option key={value} value={value}>
                {t(`ledger.state_${value}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {name === "dates" && (
        <div className="filter-dates">
          <Field label={t("ledger.from")}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={dates.from}
                max={dates.to}
                onChange={(event) => chooseRange(event.target.value, dates.to)}
              />
            )}
          </Field>
          <Field label={t("ledger.to")}>
            {(control) => (
              <input
                {...control}
                type="date"
                value={dates.to}
                min={dates.from}
                max={today}
                onChange={(event) => chooseRange(dates.from, event.target.value)}
              />
            )}
          </Field>
        </div>
      )}
    </form>
  );
}
