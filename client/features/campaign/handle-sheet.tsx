import { useState } from "react";
import type { CampaignParticipant } from "#shared/protocol/campaign-programme.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { AskSheet } from "./ask-sheet.tsx";
import { TextField } from "./text-field.tsx";

type HandleSheetProps = {
  readonly userId: string;
  readonly person: CampaignParticipant;
  readonly unreachable: string | undefined;
  readonly onClose: () => void;
};

/** Gives somebody a handle, with the videos that came under it. */
export function HandleSheet({ userId, person, unreachable, onClose }: HandleSheetProps) {
  const t = useMessages();
  const [handle, setHandle] = useState("");
  const [tried, setTried] = useState(false);
  const isMissing = handle.trim().replace(/^@/, "") === "";
  return (
    <AskSheet
      userId={userId}
      title={t("manage.handle_for", { name: person.name })}
      text={t("manage.handle_text")}
      action={t("manage.handle_give")}
      done={t("manage.handle_given", { name: person.name })}
      unreachable={unreachable}
      request={() => {
        setTried(true);
        if (isMissing) return null;
        return { path: `/api/campaign/participants/${person.id}/handles`, method: "POST", body: { handle } };
      }}
      sentence={({ code, hint }) => {
        if (code === "not_possible") return t("manage.handle_taken");
        return code === "invalid_programme" && hint ? t("manage.handle_invalid") : undefined;
      }}
      onClose={onClose}
    >
      <TextField
        label={t("manage.handle")}
        error={tried && isMissing ? t("manage.handle_invalid") : undefined}
        value={handle}
        onChange={setHandle}
      />
    </AskSheet>
  );
}
