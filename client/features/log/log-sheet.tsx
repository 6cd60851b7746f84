import { useLiveQuery } from "dexie-react-hooks";
import { HardDrive } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { ok } from "#shared/domain/result.ts";
import { instantOf } from "#shared/domain/time/instant.ts";
import { dateAt, wallTimeAt, zoneAt, zoneOf } from "#shared/domain/time/zone.ts";
import { useStore } from "../../store/context.ts";
import { Button } from "../../ui/controls/button.tsx";
import { downloadJson } from "../../ui/download.ts";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { type Failure, sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import type { LogRequest } from "../../ui/shell-context.ts";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { DetailFields } from "./detail-fields.tsx";
import { callReportOf, draftOf, type Here, type LogForm } from "./log-form.ts";
import { SavePreview } from "./save-preview.tsx";
import { emptyForm, formOf } from "./starting-form.ts";
import { WhatFields } from "./what-fields.tsx";
import { WhenFields } from "./when-fields.tsx";
import "./log-sheet.css";

type LogSheetProps = { readonly request: LogRequest; readonly onClose: () => void };

/** Everything that one tap can't say: outcome, length, amount, another day, a name, a note. Also mends a refused entry. */
export function LogSheet(props: LogSheetProps) {
  const { progress } = useStore();
  const read = useLiveQuery(async () => ({ overview: await progress.overview() }), [progress]);
  if (read === undefined) return null;
  return <LogSheetForm {...props} here={read.overview ?? hereOfBrowser()} />;
}

function LogSheetForm({ request, onClose, here }: LogSheetProps & { readonly here: Here }) {
  const { activities, queue } = useStore();
  const t = useMessages();
  const toast = useToast();
  const formElement = useRef<HTMLFormElement>(null);
  const [form, setForm] = useState<LogForm>(() => startingForm(request, here));
  const [failure, setFailure] = useState<Failure | null>(() => (request.kind === "fix" ? request.error : null));
  const report = request.kind === "new" ? callReportOf(form) : null;
  const suggestion = report && activities.suggest(report);
  const filled = { ...form, outcome: form.outcome ?? suggestion?.disposition ?? null };
  const written = draftOf(filled, here);
  const draft =
    keepsItsTime(request, form, here) && written.ok
      ? ok({ ...written.value, occurredAt: request.occurredAt })
      : written;
  const fieldAtFault = failure === null ? undefined : fieldOf(failure);

  useEffect(() => {
    if (fieldAtFault) formElement.current?.querySelector<HTMLElement>(`[name="${fieldAtFault}"]`)?.focus();
  }, [fieldAtFault]);

  const change = (part: Partial<LogForm>): void => {
    setForm((written) => ({ ...written, ...part }));
    setFailure(null);
  };

  const save = async (): Promise<void> => {
    if (!draft.ok) return setFailure(draft.error);
    const saved =
      request.kind === "fix"
        ? await queue.fix(request.operationId, draft.value)
        : await activities.log(draft.value, ...(suggestion ? [suggestion.disposition] : []));
    if (!saved.ok) return setFailure(saved.error);
    const { id } = saved.value;
    toast({
      text: t("today.saved"),
      action: { label: t("activity.undo"), shortcut: "U", onAct: () => void activities.undo(id) },
    });
    onClose();
  };

  const sentence = failure ? sentenceOf(failure, t) : undefined;
  const errorOf = (field: string): string | undefined => (field === fieldAtFault ? sentence : undefined);
  const parts = { form: filled, change, errorOf };

  return (
    <Sheet
      title={t(request.kind === "fix" ? "log.title_fix" : "log.title")}
      closeLabel={t("log.close")}
      onClose={onClose}
    >
      <form
        ref={formElement}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div className="sheet-body">
          <WhatFields {...parts} suggestion={suggestion} />
          <WhenFields {...parts} here={here} />
          <DetailFields {...parts} />
          {sentence && fieldAtFault === undefined && (
            <Notice
              icon={HardDrive}
              tone="warn"
              {...(failure?.code === "storage_full" && {
                action: (
                  <Button
                    look="text"
                    onPress={() => void queue.exportAll().then((text) => downloadJson("perennial", text))}
                  >
                    {t("today.export")}
                  </Button>
                ),
              })}
            >
              <span role="alert">{sentence}</span>
            </Notice>
          )}
        </div>
        <div className="sheet-foot">
          <SavePreview draft={draft.ok ? draft.value : null} />
          <Button look="primary" submits shortcut={t("log.enter")}>
            {t("log.save")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

function startingForm(request: LogRequest, { today, clock }: Here): LogForm {
  if (request.kind === "fix") return formOf(request.details, dateAt(request.occurredAt, clock));
  const now = instantOf(Date.now());
  return emptyForm(request.start, wallTimeAt(now, zoneAt(now, clock)), today);
}

/** A refused entry whose date nobody changed keeps its time of day too. */
function keepsItsTime(
  request: LogRequest,
  form: LogForm,
  here: Here,
): request is LogRequest & { readonly kind: "fix" } {
  return request.kind === "fix" && form.when === "other" && form.date === startingForm(request, here).date;
}

const controls = ["date", "time", "durationSeconds", "valueMinor", "currency", "contactRef", "note"];

/** The name of the control that a failure is about, as the server or the form named it; none where the sheet has no such control. */
function fieldOf({ code, field }: Failure): string | undefined {
  if (["too_old", "in_the_future", "date_impossible", "date_mismatch"].includes(code)) return "date";
  if (field === "localDate" || field === "occurredAt") return "date";
  return controls.find((name) => field === name || field === `body.${name}`);
}

/** Before the first sync the profile's zone isn't known: the browser's is the best guess, and the server corrects the date. */
function hereOfBrowser(): Here {
  const clock = { zone: zoneOf(Intl.DateTimeFormat().resolvedOptions().timeZone), dayStartHour: 0 };
  return { clock, today: dateAt(instantOf(Date.now()), clock) };
}
