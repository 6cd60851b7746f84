import { Clock } from "lucide-react";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

/** Only this device knows of it yet. */
export function SavedHere() {
  const t = useMessages();
  return (
    <span className="meta profile-saved">
      <Icon of={Clock} small />
      {t("activity.saved_here")}
    </span>
  );
}
