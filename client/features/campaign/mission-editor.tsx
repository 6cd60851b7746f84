import { Save, TriangleAlert } from "lucide-react";
import { useRef, useState } from "react";
import { checkMission, type MissionFault } from "#shared/domain/campaign/mission-draft.ts";
import { type CampaignMissions, type MissionVersion, surroundingsOf } from "#shared/protocol/campaign-missions.ts";
import type { AskFailure } from "../../sync/ask-server.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { useAskCampaign } from "./campaign-query.ts";
import { campaignSentence } from "./campaign-sentence.ts";
import { DiscardMission } from "./discard-mission.tsx";
import { DryRun } from "./dry-run.tsx";
import { focusFirstFault } from "./focus-fault.ts";
import { MissionFields } from "./mission-fields.tsx";
import { draftOf } from "./mission-form.ts";
import { MissionPicture } from "./mission-picture.tsx";
import type { LocalMission, MissionShelf } from "./mission-shelf.ts";
import { PublishSheet } from "./publish-sheet.tsx";

type MissionEditorProps = {
  readonly userId: string;
  readonly known: CampaignMissions;
  readonly shelf: MissionShelf;
  readonly draft: LocalMission;
  /** Why the server can't be asked now. */
  readonly unreachable: string | undefined;
  readonly onDone: () => void;
};

/** A mission under work: its form, how reps will see it, what it would have come to, and the way out. */
export function MissionEditor({ userId, known, shelf, draft, unreachable, onDone }: MissionEditorProps) {
  const t = useMessages();
  const toast = useToast();
  const ask = useAskCampaign(userId);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AskFailure | null>(null);
  const [asks, setAsks] = useState(false);
  const editor = useRef<HTMLDivElement>(null);
  const mission = draftOf(draft.form, known.currency);
  const faults = checkMission(mission, surroundingsOf(known, draft.seriesId));
  const ownFault = failure && faultOf(failure);
  const shown = tried ? [...faults, ...(ownFault ? [ownFault] : [])] : [];
  const why = unreachable ? "mission-why" : undefined;

  return (
    <div className="stack">
      <div className="head head-wrap">
        <h2>
          {draft.seriesVersion === 1
            ? t("manage.new_mission")
            : t("manage.next_version", { number: draft.seriesVersion })}
        </h2>
        {shelf.isKept && <span className="meta">{t("manage.draft_saved")}</span>}
        <DiscardMission
          onDiscard={() => {
            shelf.keep(null);
            onDone();
          }}
        />
      </div>
      {!shelf.isKept && (
        <Notice icon={TriangleAlert} tone="warn">
          {t("manage.draft_unsaved")}
        </Notice>
      )}
      <div className="mission-editor" ref={editor}>
        <MissionFields
          form={draft.form}
          known={known}
          faults={shown}
          onChange={(form) => shelf.keep({ ...draft, form })}
        />
        <MissionPicture mission={mission} known={known} />
      </div>
      <DryRun mission={mission} known={known} unreachable={unreachable} isFaulty={faults.length > 0} onTry={onTry} />
      <div role="status">
        {tried && faults.length > 0 && <FieldError>{t("manage.faults", { count: faults.length })}</FieldError>}
        {failure && !ownFault && <FieldError>{campaignSentence(failure, t)}</FieldError>}
      </div>
      <div className="btn-row">
        <Button
          look="primary"
          unavailable={unreachable !== undefined || busy}
          describedBy={why}
          onPress={() => onTry() && setAsks(true)}
        >
          {t("manage.publish")}
        </Button>
        <Button
          icon={Save}
          unavailable={unreachable !== undefined || busy}
          describedBy={why}
          onPress={() => onTry() && void save()}
        >
          {t("manage.save_draft")}
        </Button>
        <Button onPress={onDone}>{t("manage.later")}</Button>
      </div>
      {unreachable && (
        <p className="meta" id="mission-why">
          {unreachable}
        </p>
      )}
      {asks && (
        <PublishSheet
          title={mission.title}
          isNext={draft.seriesVersion > 1}
          onClose={() => setAsks(false)}
          onPublish={(starts) => {
            setAsks(false);
            void publish(starts);
          }}
        />
      )}
    </div>
  );

  /** Shows what is wrong, if anything is; `true` where nothing is. */
  function onTry(): boolean {
    setTried(true);
    if (faults.length > 0) focusFirstFault(editor.current);
    return faults.length === 0;
  }

  async function save(): Promise<void> {
    const saved = await write();
    if (saved) toast({ text: t("manage.draft_kept", { title: saved.title }) });
  }

  async function publish(starts: boolean): Promise<void> {
    const saved = await write();
    if (!saved) return;
    setBusy(true);
    const steps = starts ? (["publish", "activate"] as const) : (["publish"] as const);
    for (const step of steps) {
      const answer = await ask(`/api/campaign/missions/${saved.id}/${step}`, { method: "POST" });
      if (answer.ok) continue;
      setBusy(false);
      setFailure(answer.error);
      return;
    }
    shelf.keep(null);
    toast({ text: t("manage.done_publish", { title: saved.title }) });
    onDone();
  }

  /** Writes the draft on the server and remembers its place there, so that what goes on from here goes on from it. */
  async function write(): Promise<MissionVersion | null> {
    setBusy(true);
    const { id, missionId, seen } = draft;
    const answer = await (missionId === null
      ? ask<MissionVersion>("/api/campaign/missions", { method: "POST", body: { id, mission } })
      : ask<MissionVersion>(`/api/campaign/missions/${missionId}`, { method: "PUT", body: { mission, seen } }));
    setBusy(false);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return null;
    const { value } = answer;
    shelf.keep({ ...draft, id: value.id, missionId: value.id, seen: value.version });
    return value;
  }
}

/** The field that a refusal is about, where the form has it. */
function faultOf({ code, field, hint }: AskFailure): MissionFault | null {
  if (code !== "invalid_mission" || !field || !hint) return null;
  return { field: field.replace("mission.", ""), code: hint } as MissionFault;
}
