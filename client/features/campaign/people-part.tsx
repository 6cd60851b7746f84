import { AtSign, Coins } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { ProgrammeDraft } from "#shared/domain/campaign/programme.ts";
import type {
  CampaignParticipant,
  CampaignParticipants,
  CampaignProgramme,
} from "#shared/protocol/campaign-programme.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { AdjustSalesSheet } from "./adjust-sales-sheet.tsx";
import { type CampaignResource, useCampaign } from "./campaign-query.ts";
import { HandleSheet } from "./handle-sheet.tsx";
import { tierName } from "./mission-text.ts";
import { PersonHistory } from "./person-history.tsx";

type PeoplePartProps = {
  readonly userId: string;
  readonly known: CampaignProgramme;
  readonly programme: ProgrammeDraft;
  readonly unreachable: string | undefined;
};

/** Those who take part: their tier, what they have earned in its window, and what can be done by hand. */
export function PeoplePart({ userId, known, programme, unreachable }: PeoplePartProps) {
  const t = useMessages();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const { value, failed } = useCampaign(userId, peopleResource(search));
  const isMissing = value === undefined && failed;
  return (
    <Card labelledBy="people" className="parts">
      <h2 id="people">{t("manage.people")}</h2>
      <Field label={t("manage.search")}>
        {(control) => (
          <input
            {...control}
            type="search"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      <p role="status" className="visually-hidden">
        {value && t("manage.people_found", { count: value.participants.length })}
      </p>
      {isMissing && <p className="meta">{t("manage.needs_network")}</p>}
      {value?.participants.length === 0 && <p className="meta">{t("manage.people_none")}</p>}
      <ul className="people">
        {value?.participants.map((person) => (
          <Person
            key={person.id}
            userId={userId}
            person={person}
            known={known}
            programme={programme}
            unreachable={unreachable}
          />
        ))}
      </ul>
      {value?.more && <p className="meta">{t("manage.people_more")}</p>}
    </Card>
  );
}

function peopleResource(search: string): CampaignResource<CampaignParticipants> {
  const path = "/api/campaign/participants";
  return {
    path: search === "" ? path : `${path}?search=${encodeURIComponent(search)}`,
    // Only the first page is there without a network: searches would fill the browser.
    kept: (people) => (search === "" ? people : { participants: [], more: false }),
  };
}

type PersonProps = Omit<PeoplePartProps, "programme"> & {
  readonly person: CampaignParticipant;
  readonly programme: ProgrammeDraft;
};

function Person({ userId, person, known, programme, unreachable }: PersonProps) {
  const t = useMessages();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const [asks, setAsks] = useState<"handle" | "adjust" | null>(null);
  const { id, name, isRep, tierId, windowStart, windowEnd, handles, earned } = person;
  const worth =
    programme.metric === "sales"
      ? t("manage.earned_sales", { figure: format.money(earned, known.currency) })
      : t("manage.earned_units", { count: earned });
  const window = windowEnd
    ? t("manage.window", { from: format.day(windowStart), to: format.day(windowEnd) })
    : t("manage.window_open", { from: format.day(windowStart) });
  return (
    <li className="person">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className="person-name">
            <b>{name}</b> <span className="meta">{tierName(tierId, programme.tiers)}</span>
          </span>
          <span className="person-earned">{worth}</span>
          <span className="meta person-window">
            {window}
            {!isRep && ` · ${t("manage.not_signed_in")}`}
            {handles.length > 0 && ` · ${handles.map((handle) => `@${handle}`).join(", ")}`}
          </span>
        </summary>
        <div className="btn-row">
          <Button icon={AtSign} label={t("manage.handle_for", { name })} onPress={() => setAsks("handle")}>
            {t("manage.handle_give")}
          </Button>
          <Button icon={Coins} label={t("manage.adjust_for", { name })} onPress={() => setAsks("adjust")}>
            {t("manage.adjust")}
          </Button>
        </div>
        {open && <PersonHistory userId={userId} id={id} programme={programme} currency={known.currency} />}
      </details>
      {asks === "handle" && (
        <HandleSheet userId={userId} person={person} unreachable={unreachable} onClose={() => setAsks(null)} />
      )}
      {asks === "adjust" && (
        <AdjustSalesSheet
          userId={userId}
          person={person}
          known={known}
          unreachable={unreachable}
          onClose={() => setAsks(null)}
        />
      )}
    </li>
  );
}
