import { useLiveQuery } from "dexie-react-hooks";
import { useStore } from "../../store/context.ts";
import type { ActivityDraft } from "../../store/store.ts";
import { XpAmount } from "../../ui/drawings/xp-amount.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

/** What saving would bring, with the sum that it comes from. */
export function SavePreview({ draft }: { readonly draft: ActivityDraft | null }) {
  const { activities } = useStore();
  const t = useMessages();
  const preview = useLiveQuery(
    async () => (draft === null ? null : activities.preview(draft)),
    [activities, JSON.stringify(draft)],
  );

  if (!preview) return <span />;
  if (preview.xp === 0) return <p className="meta">{t("log.no_xp")}</p>;
  return (
    <p>
      <b>
        <XpAmount xp={preview.xp} confirmed={false} /> XP
      </b>
      <span className="meta save-sum">
        {preview.parts.map(([rule, xp]) => `${xp} ${t(`rule.${rule}`)}`).join(" + ")}
      </span>
    </p>
  );
}
