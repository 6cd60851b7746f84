import { useState } from "react";
import { Button } from "../../ui/controls/button.tsx";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

type PublishSheetProps = {
  readonly title: string;
  /** It follows an earlier version: those who have that one keep it, and counting goes on as it was. */
  readonly isNext: boolean;
  /** `starts`: counting starts at once. */
  readonly onPublish: (starts: boolean) => void;
  readonly onClose: () => void;
};

/** The step that can't be taken back, and whether counting starts with it. */
export function PublishSheet({ title, isNext, onPublish, onClose }: PublishSheetProps) {
  const t = useMessages();
  const [starts, setStarts] = useState<"now" | "later">("now");
  return (
    <Sheet kind="dialog" title={t("manage.publish_ask", { title })} closeLabel={t("shell.close")} onClose={onClose}>
      <div className="sheet-body">
        <p>{t(isNext ? "manage.publish_next" : "manage.publish_text")}</p>
        <ChoiceGroup
          legend={t("manage.starts")}
          choices={[
            { value: "now", label: t("manage.starts_now") },
            { value: "later", label: t("manage.starts_later") },
          ]}
          value={starts}
          onChange={setStarts}
        />
        <Button look="primary" first onPress={() => onPublish(starts === "now")}>
          {t("manage.publish")}
        </Button>
        <Button onPress={onClose}>{t("manage.publish_back")}</Button>
      </div>
    </Sheet>
  );
}
