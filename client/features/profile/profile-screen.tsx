import { useLiveQuery } from "dexie-react-hooks";
import { useStore } from "../../store/context.ts";
import type { ProfileView } from "../../store/reads/profile-view.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { Avatar } from "../../ui/surfaces/avatar.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { LeavePart } from "./leave-part.tsx";
import { StrengthPart } from "./strength-part.tsx";
import { titleName } from "./title-name.ts";
import { TitlePart } from "./title-part.tsx";
import { ZonePart } from "./zone-part.tsx";
import "./profile.css";

/** Who the rep is to the game: the zone that days are counted by, days off, strength and title. All of it works offline. */
export function ProfileScreen() {
  const { profile } = useStore();
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  // At midnight nothing is written, so the clock is what asks again.
  const dateHere = new Date(useNow()).toDateString();
  const read = useLiveQuery(async () => ({ view: await profile.read() }), [profile, dateHere]);

  if (read === undefined) return <Page title={t("nav.profile")}>{null}</Page>;
  if (read.view === undefined)
    return (
      <Page title={t("nav.profile")}>
        <Skeleton title={t("profile.loading")} text={t(hasNetwork ? "today.loading_once" : "today.loading_offline")} />
      </Page>
    );

  return (
    <Page title={t("nav.profile")}>
      <div className="profile">
        <Identity view={read.view} />
        <ZonePart view={read.view} />
        <LeavePart view={read.view} />
        <StrengthPart view={read.view} />
        <TitlePart view={read.view} />
      </div>
    </Page>
  );
}

function Identity({ view }: { readonly view: ProfileView }) {
  const t = useMessages();
  const format = useFormat();
  return (
    <Card className="profile-identity">
      <Avatar name={view.displayName} large />
      <div>
        <h2>{view.displayName}</h2>
        <p className="meta">
          {[view.title === null ? null : titleName(view.title, t), view.code].filter(Boolean).join(" · ")}
        </p>
        <p className="meta">{t("profile.joined", { date: format.longDay(view.joinedOn) })}</p>
      </div>
    </Card>
  );
}
