import { type FormEvent, useId, useMemo, useState } from "react";
import { parseZone, type Zone } from "#shared/domain/time/zone.ts";
import { useStore } from "../../store/context.ts";
import type { ProfileView } from "../../store/reads/profile-view.ts";
import { Button } from "../../ui/controls/button.tsx";
import { Field } from "../../ui/controls/field.tsx";
import { useFormat, useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { SavedHere } from "./saved-here.tsx";
import { useSaving } from "./use-saving.ts";

/** The zone whose dates are the rep's days. A new one holds from its next day start, so that no date comes twice. */
export function ZonePart({ view }: { readonly view: ProfileView }) {
  const { profile } = useStore();
  const t = useMessages();
  const { error, save } = useSaving();
  const listId = useId();
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [text, setText] = useState("");
  const [unknown, setUnknown] = useState(false);

  async function choose(name: string): Promise<void> {
    const zone = parseZone(name.trim().replaceAll(" / ", "/").replaceAll(" ", "_"));
    setUnknown(zone === null);
    if (zone !== null && (await save(() => profile.update({ zone })))) setText("");
  }

  function onSubmit(event: FormEvent): void {
    event.preventDefault();
    void choose(text);
  }

  return (
    <Card labelledBy="zone-title" className="profile-part">
      <h2 id="zone-title">{t("profile.zone")}</h2>
      <p>
        <b>{zoneName(view.zone)}</b>
        {view.dayStartHour > 0 && <> · {t("profile.day_start", { hour: view.dayStartHour })}</>}
      </p>
      {view.nextZone && (
        <ZoneProvider zone={view.nextZone.zone}>
          <p>
            <NextZone next={view.nextZone} /> {view.savedHere.zone && <SavedHere />}
          </p>
        </ZoneProvider>
      )}
      <form className="profile-line" onSubmit={onSubmit}>
        <Field
          label={t("profile.zone_new")}
          hint={t("profile.zone_hint")}
          error={unknown ? t("profile.zone_unknown") : error}
        >
          {(control) => (
            <input
              {...control}
              name="zone"
              list={listId}
              value={text}
              autoComplete="off"
              placeholder={zoneName(view.nextZone?.zone ?? view.zone)}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <datalist id={listId}>
          {zones.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <div className="btn-row">
          <Button submits>{t("profile.zone_save")}</Button>
          {here !== (view.nextZone?.zone ?? view.zone) && parseZone(here) !== null && (
            <Button look="text" onPress={() => void choose(here)}>
              {t("profile.zone_here", { zone: zoneName(here) })}
            </Button>
          )}
        </div>
      </form>
    </Card>
  );
}

/** The day and the time are those of the new zone: the old one may still have the day before. */
function NextZone({ next: { zone, from } }: { readonly next: NonNullable<ProfileView["nextZone"]> }) {
  const t = useMessages();
  const format = useFormat();
  return t("profile.zone_next", { zone: zoneName(zone), when: `${format.date(from)}, ${format.time(from)}` });
}

/** `America/New_York` reads as America / New York. */
function zoneName(zone: Zone | string): string {
  return zone.replaceAll("_", " ").replaceAll("/", " / ");
}
