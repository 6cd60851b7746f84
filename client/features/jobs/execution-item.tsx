import { ChevronRight } from "lucide-react";
import { useState } from "react";
import type { ExecutionSummary } from "#shared/protocol/jobs.ts";
import { useNow } from "../../ui/clock.ts";
import { Icon } from "../../ui/icon.tsx";
import type { Format } from "../../ui/messages/format.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { useExecution } from "./jobs-query.ts";
import { ExecutionTag } from "./outcome-tag.tsx";
import { StepsTable } from "./steps-table.tsx";

type ExecutionItemProps = { readonly userId: string; readonly execution: ExecutionSummary };

/** A run in a line; it opens to its steps. */
export function ExecutionItem({ userId, execution }: ExecutionItemProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          <ExecutionTag execution={execution} />
          <span>
            {format.moment(execution.askedAt, now)}
            <span className="meta">{circumstances(execution, t, format)}</span>
          </span>
          <Icon of={ChevronRight} />
        </summary>
        {execution.error !== null && <p>{execution.error}</p>}
        {isOpen && <Steps userId={userId} execution={execution} />}
      </details>
    </li>
  );
}

function Steps({ userId, execution }: ExecutionItemProps) {
  const t = useMessages();
  const { data, isError } = useExecution(userId, execution);
  if (data === undefined) return <p className="meta">{t(isError ? "jobs.history_away" : "jobs.history_loading")}</p>;
  return <StepsTable steps={data.steps} />;
}

function circumstances(execution: ExecutionSummary, t: Translate, format: Format): string {
  const { askedBy, askedByName, startedAt, finishedAt, attempts } = execution;
  const by =
    askedBy === "schedule"
      ? t("jobs.by_schedule")
      : askedBy === "manager"
        ? t("jobs.by_manager", { name: askedByName ?? "" })
        : t("jobs.by_command");
  const lasted = startedAt === null || finishedAt === null ? null : Math.ceil((finishedAt - startedAt) / 1000);
  return [
    by,
    ...(lasted === null ? [] : [t("jobs.lasted", { time: format.duration(lasted) })]),
    ...(attempts > 1 ? [t("jobs.attempts", { count: attempts })] : []),
  ].join(", ");
}
