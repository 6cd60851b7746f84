import { CirclePlus, Lock, Trash2 } from "lucide-react";
import { type FormEvent, useState } from "react";
import {
  checkProgramme,
  type ProgrammeDraft,
  type ProgrammeFault,
  programmeLimits,
} from "#shared/domain/campaign/programme.ts";
import { parseCivilDate } from "#shared/domain/time/civil-date.ts";
import type { CampaignProgramme } from "#shared/protocol/campaign-programme.ts";
import type { AskFailure } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Field, FieldError } from "../../ui/controls/field.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { useAskCampaign } from "./campaign-query.ts";
import { campaignSentence } from "./campaign-sentence.ts";
import { focusFirstFault } from "./focus-fault.ts";
import { useKeptForm } from "./kept-form.ts";
import { programmeFaultText } from "./programme-faults.ts";
import { programmeFormOf, programmeOfForm, type TierForm, tierAbove } from "./programme-form.ts";
import { TierFields } from "./tier-fields.tsx";

type ProgrammePartProps = {
  readonly userId: string;
  readonly known: CampaignProgramme;
  readonly unreachable: string | undefined;
};

/** What tiers are earned by, how long a window is, and the tiers themselves. */
export function ProgrammePart({ userId, known, unreachable }: ProgrammePartProps) {
  const t = useMessages();
  const toast = useToast();
  const ask = useAskCampaign(userId);
  const { programme, suggested, launched, currency, today, membersByTier } = known;
  const { form, isChanged, change, forget } = useKeptForm(
    userId,
    "programme",
    programmeFormOf(programme ?? suggested, currency),
  );
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AskFailure | null>(null);
  const draft = programmeOfForm(form, currency, today);
  const faults = checkProgramme(draft);
  const shown = tried ? faults : [];
  const startMissing = parseCivilDate(form.startsOn) === null;
  const errorOf = (field: string): string | undefined => {
    const fault = shown.find((one) => one.field === field);
    return fault && programmeFaultText(fault, t);
  };
  const changeTier = (index: number, part: Partial<TierForm>): void =>
    change({ tiers: form.tiers.map((tier, at) => (at === index ? { ...tier, ...part } : tier)) });

  async function onSubmit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (faults.length > 0 || startMissing) focusFirstFault(event.currentTarget);
    if (faults.length > 0 || startMissing || busy) return;
    setBusy(true);
    const answer = await ask<unknown>("/api/campaign/programme", { method: "PUT", body: draft });
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    forget();
    setTried(false);
    toast({ text: t("manage.programme_saved") });
  }

  return (
    <Card labelledBy="programme" className="parts">
      <div className="head">
        <h2 id="programme">{t("manage.programme")}</h2>
        {isChanged && <span className="meta">{t("manage.draft_saved")}</span>}
      </div>
      {programme ? <ProgrammeTold programme={programme} known={known} /> : <p>{t("manage.programme_none")}</p>}
      <details className="fold programme-edit" open={programme === null || isChanged || undefined}>
        <summary>{t("manage.programme_change")}</summary>
        {launched && <Notice icon={Lock}>{t("manage.programme_launched")}</Notice>}
        {editor()}
      </details>
    </Card>
  );

  function editor() {
    return (
      <form className="parts" noValidate onSubmit={(event) => void onSubmit(event)}>
        <div className="campaign-fields">
          <Field label={t("manage.starts_on")} error={tried && startMissing ? t("manage.fault_date") : undefined}>
            {(control) => (
              <input
                {...control}
                type="date"
                readOnly={launched}
                value={form.startsOn}
                onChange={(event) => change({ startsOn: event.target.value })}
              />
            )}
          </Field>
          <Field label={t("manage.months")} error={errorOf("checkpointMonths")}>
            {(control) => (
              <input
                {...control}
                inputMode="numeric"
                autoComplete="off"
                value={form.checkpointMonths}
                onChange={(event) => change({ checkpointMonths: event.target.value })}
              />
            )}
          </Field>
        </div>
        {launched ? (
          <p>{t("manage.earned_by", { metric: t(`manage.metric_${form.metric}`) })}</p>
        ) : (
          <ChoiceGroup
            legend={t("manage.metric")}
            choices={[
              { value: "units", label: t("manage.metric_units") },
              { value: "sales", label: t("manage.metric_sales") },
            ]}
            value={form.metric}
            onChange={(metric) => change({ metric })}
          />
        )}
        <ChoiceGroup
          legend={t("manage.mode")}
          choices={[
            { value: "fixed_checkpoint", label: t("manage.mode_fixed_checkpoint") },
            { value: "lifetime", label: t("manage.mode_lifetime") },
          ]}
          value={form.mode}
          onChange={(mode) => change({ mode })}
        />
        {form.tiers.map((tier, index) => (
          <TierFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place
            key={index}
            index={index}
            tier={tier}
            unit={form.metric === "sales" ? currency : t("manage.metric_units")}
            members={membersByTier[`tier_${index + 1}`] ?? 0}
            errorOf={(field) => errorOf(`tiers.${index}.${field}`)}
            onChange={(part) => changeTier(index, part)}
          />
        ))}
        <div className="btn-row">
          <Button
            icon={CirclePlus}
            unavailable={form.tiers.length >= programmeLimits.tiersAtMost}
            onPress={() => change({ tiers: [...form.tiers, tierAbove(form.tiers)] })}
          >
            {t("manage.tier_add")}
          </Button>
          <Button
            icon={Trash2}
            unavailable={form.tiers.length <= programmeLimits.tiersAtLeast}
            onPress={() => change({ tiers: form.tiers.slice(0, -1) })}
          >
            {t("manage.tier_remove")}
          </Button>
        </div>
        <div role="status">
          {shown.length > 0 && <FieldError>{t("manage.faults", { count: shown.length })}</FieldError>}
          {failure && <FieldError>{refusalText(failure)}</FieldError>}
        </div>
        <div className="btn-row">
          <Button
            look="primary"
            submits
            unavailable={unreachable !== undefined || busy || (!isChanged && programme !== null)}
            describedBy={unreachable && "programme-why"}
          >
            {t(programme ? "manage.save" : "manage.programme_create")}
          </Button>
          {isChanged && <Button onPress={forget}>{t("manage.discard_changes")}</Button>}
        </div>
        {unreachable && (
          <p className="meta" id="programme-why">
            {unreachable}
          </p>
        )}
      </form>
    );
  }

  function refusalText(refusal: AskFailure): string {
    if (refusal.code === "not_possible" && refusal.field === "tiers") return t("manage.tier_in_use");
    if (refusal.code === "not_possible") return t("manage.programme_launched");
    if (refusal.code !== "invalid_programme" || !refusal.field || !refusal.hint) return campaignSentence(refusal, t);
    return programmeFaultText({ field: refusal.field, code: refusal.hint as ProgrammeFault["code"] }, t);
  }
}

/** The programme as it is: by what tiers are earned, how long they hold, and each of them with those in it. */
function ProgrammeTold({
  programme,
  known,
}: {
  readonly programme: ProgrammeDraft;
  readonly known: CampaignProgramme;
}) {
  const t = useMessages();
  const format = useFormat();
  const { metric, mode, startsOn, checkpointMonths, tiers } = programme;
  const figure = (value: number): string =>
    metric === "sales" ? format.money(value, known.currency) : format.number(value);
  return (
    <>
      <p className="meta">
        {t("manage.programme_since", { date: format.longDay(startsOn), metric: t(`manage.metric_${metric}`) })}{" "}
        {mode === "lifetime"
          ? t("manage.programme_lifetime")
          : t("manage.programme_checked", { count: checkpointMonths })}
      </p>
      <table className="tier-table">
        <caption className="visually-hidden">{t("manage.tiers")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("manage.tier")}</th>
            <th scope="col">{t("manage.threshold_short")}</th>
            <th scope="col">{t("manage.commission_short")}</th>
            <th scope="col">{t("manage.members_short")}</th>
          </tr>
        </thead>
        <tbody>
          {tiers.map(({ id, name, color, threshold, commissionRate }) => (
            <tr key={id}>
              <th scope="row">
                <span className="tier-swatch" style={{ backgroundColor: color }} aria-hidden="true" />
                {name}
              </th>
              <td>{figure(threshold)}</td>
              <td>{format.percent(commissionRate)}</td>
              <td>{format.number(known.membersByTier[id] ?? 0)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
