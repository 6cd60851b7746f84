import { Link } from "@tanstack/react-router";
import { useLiveQuery } from "dexie-react-hooks";
import { Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import { useStore } from "../../store/context.ts";
import type { Provenance } from "../../store/ledger.ts";
import type { LedgerLine, LedgerRow } from "../../store/ledger-rows.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { sentence } from "./cause-title.ts";

/** What a row's XP is made of, and everything that is known of where it comes from and where it is. */
export function EntrySum({ row }: { readonly row: LedgerRow }) {
  const { ledger, activities } = useStore();
  const t = useMessages();
  const format = useFormat();
  const toast = useToast();
  const { cause } = row;
  const named = rulesOf(row);
  const provenance = useLiveQuery(
    () => (cause.kind === "activity" ? ledger.provenance(row.id) : undefined),
    [ledger, cause.kind, row.id],
  );

  const undo = async (): Promise<void> => {
    const undone = await activities.undo(row.id);
    toast({ text: undone.ok ? t("today.undone") : sentenceOf(undone.error, t) });
  };

  return (
    <>
      <dl className="sum-lines">
        {row.lines.map((line) => (
          <div key={`${line.rule} ${line.boosts} ${line.reversal}`}>
            <dt>{lineName(line, t)}</dt>
            <dd>{format.signed(line.amount)}</dd>
          </div>
        ))}
        <div className="sum-total">
          <dt>{row.lines.length === 0 && row.state !== "attention" ? t("ledger.no_lines") : t("ledger.sum")}</dt>
          <dd>{format.number(row.xp)}</dd>
        </div>
      </dl>
      <dl className="sum-facts">
        <CauseFacts row={row} provenance={provenance} />
        <Fact name={t("ledger.fact_rules")}>
          {named ? t("ledger.fact_rules_text", { rule: named, version: row.rulesetVersion }) : row.rulesetVersion}
        </Fact>
        <Fact name={t("ledger.fact_state")}>{stateText(row, provenance)}</Fact>
      </dl>
      {provenance?.canUndo && (
        <div className="btn-row">
          <Button icon={Undo2} onPress={() => void undo()}>
            {t("activity.undo")}
          </Button>
        </div>
      )}
      {row.state === "attention" && (
        <div className="btn-row">
          <Link to="/sync" className="btn btn-quiet">
            {t("ledger.open_sync")}
          </Link>
        </div>
      )}
    </>
  );

  function stateText({ state }: LedgerRow, known: Provenance | undefined): string {
    if (state === "attention")
      return t("ledger.state_text_attention", { reason: known?.refusal ? sentenceOf(known.refusal, t) : "" });
    if (state === "saved_here") return t("ledger.state_text_saved_here");
    if (known?.acceptedAt == null) return t("ledger.state_text_confirmed");
    return t("ledger.state_text_confirmed_at", { time: format.momentInText(known.acceptedAt, Date.now()) });
  }
}

function CauseFacts({ row, provenance }: { readonly row: LedgerRow; readonly provenance: Provenance | undefined }) {
  const t = useMessages();
  const format = useFormat();
  const { cause } = row;
  const day = format.day(row.localDate);

  switch (cause.kind) {
    case "activity": {
      const { activity } = cause;
      const { zone, note } = activity;
      const clock = (at: number): string => {
        const time = format.time(at, zone);
        const date = format.date(at);
        return date === day ? time : t("date.day_at", { date, time });
      };
      return (
        <>
          <Fact name={t("ledger.fact_day")}>
            {day}, {zone}
          </Fact>
          <Fact name={t("ledger.fact_time")}>
            {t("ledger.fact_time_logged", {
              time: format.time(activity.occurredAt, zone),
              logged: clock(activity.recordedAt),
            })}
          </Fact>
          {provenance?.told && (
            <Fact name={t("ledger.fact_told")}>
              {t("ledger.fact_told_text", {
                time: format.time(provenance.told.occurredAt, zone),
                logged: clock(provenance.told.recordedAt),
              })}
            </Fact>
          )}
          <Fact name={t("ledger.fact_stamps")}>{stampText(activity, t)}</Fact>
          {note && <Fact name={t("ledger.fact_note")}>{note}</Fact>}
        </>
      );
    }
    case "award": {
      const { decidedAt, reason, evidence } = cause.award;
      return (
        <>
          <Fact name={t("ledger.fact_day")}>{day}</Fact>
          <Fact name={t("ledger.fact_cause")}>
            {t("ledger.cause_award", { time: format.momentInText(decidedAt, Date.now()) })}
          </Fact>
          {reason && <Fact name={t("ledger.fact_reason")}>{reason}</Fact>}
          {evidence.length > 0 && (
            <Fact name={t("ledger.fact_evidence")}>
              {evidence.map(({ name, value, needed }) => (
                <span key={name} className="sum-evidence">
                  {t("ledger.evidence", { name: sentence(name), value, needed })}
                </span>
              ))}
            </Fact>
          )}
        </>
      );
    }
    case "date":
      return (
        <>
          <Fact name={t("ledger.fact_day")}>
            {day}, {cause.zone}
          </Fact>
          <Fact name={t("ledger.fact_cause")}>
            {t(cause.rule === "first_dial_of_day" ? "ledger.cause_first_dial" : "ledger.cause_streak")}
          </Fact>
        </>
      );
    case "rest":
      return (
        <>
          <Fact name={t("ledger.fact_day")}>{day}</Fact>
          <Fact name={t("ledger.fact_cause")}>{t("ledger.cause_rest")}</Fact>
        </>
      );
  }
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A line's rule, with what its base was multiplied by where that isn't 1. */
function lineName({ rule, base, percent, boosts, reversal }: LedgerLine, t: Translate): string {
  const name = t(`rule.${rule}`);
  const [from, by] = [Math.abs(base), percent];
  const text =
    rule === "booster" && boosts
      ? t("ledger.line_booster", { rule: t(`rule.${boosts}`), base: from, percent: by })
      : percent === 100
        ? name
        : t("ledger.line_percent", { rule: name, base: from, percent: by });
  return sentence(reversal ? t("ledger.line_reversal", { rule: text }) : text);
}

function rulesOf({ lines, counts }: LedgerRow): string {
  const named = lines.length > 0 ? lines.map(({ rule }) => rule) : counts;
  return [...new Set(named)].join(", ");
}

function stampText(activity: Activity, t: Translate): string {
  if (activity.undone) return t(activity.undoneLate ? "ledger.stamp_undone_late" : "ledger.stamp_undone");
  if (activity.suspect) return t("ledger.stamp_suspect");
  if (activity.late) return t("ledger.stamp_late");
  return t(activity.backdated ? "ledger.stamp_backdated" : "ledger.stamp_none");
}
