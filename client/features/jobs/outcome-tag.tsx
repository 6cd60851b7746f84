import { CircleAlert, CircleCheck, Hourglass } from "lucide-react";
import type { ExecutionSummary, StepOutcome } from "#shared/protocol/jobs.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";

/** How a run ended, or that it waits or goes on; besides, whether it was a dry one. */
export function ExecutionTag({ execution }: { readonly execution: ExecutionSummary }) {
  const t = useMessages();
  const { outcome, startedAt, dryRun } = execution;
  return (
    <span className="jobs-tags">
      {outcome === null ? (
        <Tag tone="warn" icon={Hourglass}>
          {t(startedAt === null ? "jobs.waits" : "jobs.under_way")}
        </Tag>
      ) : (
        <OutcomeTag outcome={outcome} />
      )}
      {dryRun && <Tag>{t("jobs.dry")}</Tag>}
    </span>
  );
}

export function OutcomeTag({ outcome }: { readonly outcome: StepOutcome }) {
  const t = useMessages();
  switch (outcome) {
    case "success":
      return (
        <Tag tone="stem" icon={CircleCheck}>
          {t("jobs.success")}
        </Tag>
      );
    case "partial":
      return (
        <Tag tone="warn" icon={CircleAlert}>
          {t("jobs.partial")}
        </Tag>
      );
    case "failed":
      return (
        <Tag tone="danger" icon={CircleAlert}>
          {t("jobs.failed_run")}
        </Tag>
      );
    case "skipped":
      return <Tag>{t("jobs.skipped")}</Tag>;
  }
}
