import { Link } from "@tanstack/react-router";
import { ChevronRight, Cloud, FileUp, GraduationCap, LogOut, ScrollText, Timer, UserRound } from "lucide-react";
import { useState } from "react";
import { Button } from "../../ui/controls/button.tsx";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { languageChoices } from "../../ui/preferences/preferences.ts";
import { usePreferences } from "../../ui/preferences/use-preferences.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { Avatar } from "../../ui/surfaces/avatar.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { themes } from "../../ui/theme/theme.ts";
import { type SignOutActions, SignOutDialog } from "./sign-out-dialog.tsx";
import "./more.css";

type MoreScreenProps = SignOutActions & {
  readonly person: { readonly name: string; readonly role: "rep" | "manager" | "admin"; readonly email: string };
  /** Entries that only this device has; a manager has none. */
  readonly unsent: number;
  readonly appVersion: string;
};

/** Who is signed in, how the app looks and speaks on this device, and the way out. */
export function MoreScreen({ person, unsent, appVersion, ...actions }: MoreScreenProps) {
  const t = useMessages();
  const [asks, setAsks] = useState(false);

  return (
    <Page title={t("nav.more")}>
      <div className="more">
        <Card>
          <div className="me">
            <Avatar name={person.name} large />
            <div>
              <h2>{person.name}</h2>
              <p className="meta">
                {t(`role.${person.role}`)} · {person.email}
              </p>
            </div>
          </div>
        </Card>
        {(person.role === "rep" ? repScreens : managerScreens).map(({ to, icon, name, always }) => (
          <Link key={to} to={to} className={always ? "card more-link more-always" : "card more-link"}>
            <Icon of={icon} />
            {t(name)}
            <Icon of={ChevronRight} />
          </Link>
        ))}
        <Card className="settings">
          <Settings logs={person.role === "rep"} />
        </Card>
        <div className="btn-row more-foot">
          <Button icon={LogOut} onPress={() => (unsent > 0 ? setAsks(true) : actions.onSignOut())}>
            {t("more.sign_out")}
          </Button>
          <span className="meta">{t("more.version", { version: appVersion })}</span>
        </div>
      </div>
      {asks && <SignOutDialog unsent={unsent} {...actions} onClose={() => setAsks(false)} />}
    </Page>
  );
}

/** What a phone's tabs have no room for; `always` what a desktop's rail doesn't have either. */
const repScreens = [
  { to: "/exams", icon: GraduationCap, name: "nav.exams", always: false },
  { to: "/profile", icon: UserRound, name: "nav.profile", always: true },
  { to: "/ledger", icon: ScrollText, name: "nav.ledger", always: false },
  { to: "/sync", icon: Cloud, name: "nav.sync_center", always: false },
] as const;

const managerScreens = [
  { to: "/imports", icon: FileUp, name: "nav.imports", always: false },
  { to: "/jobs", icon: Timer, name: "nav.jobs", always: false },
] as const;

function Settings({ logs }: { readonly logs: boolean }) {
  const t = useMessages();
  const [{ theme, language, shortcuts }, change] = usePreferences();
  const languageNames = { system: t("more.system"), en: "English", es: "Español" };

  return (
    <>
      <ChoiceGroup
        legend={t("more.theme")}
        choices={themes.map((value) => ({ value, label: t(`more.${value}`) }))}
        value={theme}
        onChange={(value) => change({ theme: value })}
      />
      <ChoiceGroup
        legend={t("more.language")}
        choices={languageChoices.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => change({ language: value })}
      />
      {logs && (
        <div className="keyboard-setting">
          <ChoiceGroup
            legend={t("more.keys")}
            choices={[
              { value: "on", label: t("more.keys_on") },
              { value: "off", label: t("more.keys_off") },
            ]}
            value={shortcuts ? "on" : "off"}
            onChange={(value) => change({ shortcuts: value === "on" })}
            describedBy="keys-text"
          />
          <p className="meta" id="keys-text">
            {t("more.keys_text")}
          </p>
        </div>
      )}
    </>
  );
}
