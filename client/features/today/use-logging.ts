import { useCallback, useState } from "react";
import { useStore } from "../../store/context.ts";
import type { ActivityDraft } from "../../store/store.ts";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";

export type Logging = {
  /** Saves on this device and says so, with the way back. */
  log(draft: ActivityDraft): Promise<void>;
  undo(activityId: string): Promise<void>;
  /** What couldn't be saved because the device is full, until it is saved or given up. */
  readonly unsaved: ActivityDraft | null;
  retry(): Promise<void>;
  forget(): void;
};

/** One tap's work: the write, and what the person is told about it. */
export function useLogging(): Logging {
  const { activities } = useStore();
  const t = useMessages();
  const toast = useToast();
  const [unsaved, setUnsaved] = useState<ActivityDraft | null>(null);

  const undo = useCallback(
    async (activityId: string): Promise<void> => {
      const undone = await activities.undo(activityId);
      toast({ text: undone.ok ? t("today.undone") : sentenceOf(undone.error, t) });
    },
    [activities, t, toast],
  );

  const log = useCallback(
    async (draft: ActivityDraft): Promise<void> => {
      const logged = await activities.log(draft);
      if (!logged.ok && logged.error.code === "storage_full") return setUnsaved(draft);
      setUnsaved(null);
      if (!logged.ok) return toast({ text: sentenceOf(logged.error, t) });
      const { id } = logged.value;
      const takeBack = { label: t("activity.undo"), shortcut: "U", onAct: () => void undo(id) };
      toast({ text: t("today.saved"), action: takeBack });
    },
    [activities, t, toast, undo],
  );

  return {
    log,
    undo,
    unsaved,
    retry: async () => {
      if (unsaved) await log(unsaved);
    },
    forget: () => setUnsaved(null),
  };
}
