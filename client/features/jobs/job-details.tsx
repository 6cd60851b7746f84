import { FlaskConical, Play } from "lucide-react";
import type { JobStanding } from "#shared/protocol/jobs.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { ExecutionItem } from "./execution-item.tsx";
import { jobText } from "./job-names.ts";
import { useExecutions, useRun } from "./jobs-query.ts";

type JobDetailsProps = {
  readonly userId: string;
  readonly job: JobStanding;
  /** Why nothing can be asked of the server now. */
  readonly unreachable: string | undefined;
};

/** What a job does, the two ways to have it run, and its runs. */
export function JobDetails({ userId, job, unreachable }: JobDetailsProps) {
  const t = useMessages();
  const run = useRun(userId, job.name);
  const isHeldUp = unreachable !== undefined || run.isPending;
  const why = unreachable ?? (job.needsForce ? t("jobs.forced", { name: job.name }) : undefined);
  return (
    <div className="parts jobs-details">
      <p>{jobText(job, t)}</p>
      <div className="btn-row">
        <Button
          look="primary"
          icon={Play}
          unavailable={isHeldUp || job.needsForce}
          describedBy={why && "jobs-why"}
          onPress={() => run.mutate({ dryRun: false })}
        >
          {t("jobs.run")}
        </Button>
        <Button
          icon={FlaskConical}
          unavailable={isHeldUp}
          describedBy={unreachable ? "jobs-why" : "jobs-dry-text"}
          onPress={() => run.mutate({ dryRun: true })}
        >
          {t("jobs.dry_run")}
        </Button>
      </div>
      {why && (
        <p className="meta" id="jobs-why">
          {why}
        </p>
      )}
      <p className="meta" id="jobs-dry-text">
        {t("jobs.dry_text")}
      </p>
      {/* Before the answer it is empty already: only what comes into a live region is read. */}
      <div role="status">
        {run.data?.ok && <p>{t("jobs.asked")}</p>}
        {run.data && !run.data.ok && <FieldError>{sentenceOf(run.data.error, t)}</FieldError>}
      </div>
      <History userId={userId} job={job} />
    </div>
  );
}

function History({ userId, job }: Pick<JobDetailsProps, "userId" | "job">) {
  const t = useMessages();
  const { data: executions, isError } = useExecutions(userId, job.name);
  return (
    <>
      <h3>{t("jobs.history")}</h3>
      {executions === undefined && <p className="meta">{t(isError ? "jobs.history_away" : "jobs.history_loading")}</p>}
      {executions?.length === 0 && <p>{t("jobs.history_none")}</p>}
      {executions && executions.length > 0 && (
        <ol className="jobs-runs">
          {executions.map((execution) => (
            <ExecutionItem key={execution.id} userId={userId} execution={execution} />
          ))}
        </ol>
      )}
    </>
  );
}
