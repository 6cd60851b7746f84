import { Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { type SpecializationId, specializationIds } from "#shared/domain/ruleset/multipliers.ts";
import type { XpRule } from "#shared/domain/ruleset/ruleset.ts";
import { useStore } from "../../store/context.ts";
import type { ProfileView } from "../../store/reads/profile-view.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { SavedHere } from "./saved-here.tsx";
import { useSaving } from "./use-saving.ts";
import "../../ui/controls/choice-group.css";

/** The strength that a rep's work is paid more for, from the day after it is chosen. */
export function StrengthPart({ view }: { readonly view: ProfileView }) {
  const { profile } = useStore();
  const t = useMessages();
  const format = useFormat();
  const { error, save } = useSaving();
  const newest = view.nextSpecialization?.specialization ?? view.specialization;
  const [chosen, setChosen] = useState<SpecializationId | null>(null);
  const isLocked = view.level < view.specializationFromLevel;

  async function onSubmit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (chosen !== null && (await save(() => profile.update({ specialization: chosen })))) setChosen(null);
  }

  return (
    <Card labelledBy="strength-title" className="profile-part">
      <h2 id="strength-title">{t("profile.strength")}</h2>
      <p>{view.specialization === null ? t("profile.strength_none") : t(`strength.${view.specialization}`)}</p>
      {view.nextSpecialization && (
        <p>
          {t("profile.strength_next", {
            name: t(`strength.${view.nextSpecialization.specialization}`),
            date: format.longDay(view.nextSpecialization.from),
          })}{" "}
          {view.savedHere.specialization && <SavedHere />}
        </p>
      )}
      {isLocked ? (
        <Notice icon={Lock}>{t("profile.strength_locked", { level: view.specializationFromLevel })}</Notice>
      ) : (
        <form className="profile-line" onSubmit={(event) => void onSubmit(event)}>
          <fieldset className="field">
            <legend className="label">{t("profile.strength_choose")}</legend>
            <div className="profile-strengths">
              {specializationIds.map((id) => (
                <label key={id} className="choice profile-strength">
                  <input
                    type="radio"
                    name="strength"
                    value={id}
                    checked={(chosen ?? newest) === id}
                    onChange={() => setChosen(id)}
                  />
                  <span>
                    <b>{t(`strength.${id}`)}</b>
                    <Worth percent={view.strengths[id]} />
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          {error && <FieldError>{error}</FieldError>}
          <p className="meta">{t("profile.strength_hint")}</p>
          <div className="btn-row">
            <Button submits unavailable={chosen === null || chosen === newest}>
              {t("profile.strength_save")}
            </Button>
          </div>
        </form>
      )}
    </Card>
  );
}

/** `dial × 1.25, connected × 1.1` */
function Worth({ percent }: { readonly percent: { readonly [rule in XpRule]?: number } }) {
  const t = useMessages();
  const format = useFormat();
  const rules = Object.entries(percent) as readonly (readonly [XpRule, number])[];
  return (
    <span className="meta">
      {rules.map(([rule, value]) => `${t(`rule.${rule}`)} × ${format.number(value / 100)}`).join(", ")}
    </span>
  );
}
