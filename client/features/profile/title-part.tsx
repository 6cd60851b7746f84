import { useStore } from "../../store/context.ts";
import type { ProfileView } from "../../store/reads/profile-view.ts";
import { Field } from "../../ui/controls/field.tsx";
import { Select } from "../../ui/controls/select.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { SavedHere } from "./saved-here.tsx";
import { titleName } from "./title-name.ts";
import { useSaving } from "./use-saving.ts";

/** The title under the rep's name: one of those earned, or none. */
export function TitlePart({ view }: { readonly view: ProfileView }) {
  const { profile } = useStore();
  const t = useMessages();
  const { error, save } = useSaving();
  return (
    <Card labelledBy="title-title" className="profile-part">
      <h2 id="title-title">{t("profile.title")}</h2>
      <Field label={t("profile.title_shown")} error={error} hint={t("profile.title_hint")}>
        {(control) => (
          <Select
            control={control}
            value={view.title ?? ""}
            onChange={(value) => void save(() => profile.update({ title: value === "" ? null : value }))}
          >
            <option value="">{t("profile.title_none")}</option>
            {view.titles.map((title) => (
              <option key={title} value={title}>
                {titleName(title, t)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {view.savedHere.title && <SavedHere />}
    </Card>
  );
}
