import type { JobStanding, Jobs } from "#shared/protocol/jobs.ts";
import { useNow } from "../../ui/clock.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { jobName, jobText, scheduleText } from "./job-names.ts";
import { ExecutionTag } from "./outcome-tag.tsx";

type JobsTableProps = {
  readonly jobs: Jobs;
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
};

/** A row per job: when it runs, when next, and how it went last. */
export function JobsTable({ jobs, chosen, onChoose }: JobsTableProps) {
  const t = useMessages();
  return (
    <div className="card jobs-card">
      <table className="jobs-table">
        <caption className="visually-hidden">{t("nav.jobs")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("jobs.job")}</th>
            <th scope="col">{t("jobs.schedule")}</th>
            <th scope="col">{t("jobs.next")}</th>
            <th scope="col">{t("jobs.last")}</th>
          </tr>
        </thead>
        <tbody>
          {jobs.jobs.map((job) => (
            <JobRow key={job.name} job={job} isChosen={job.name === chosen} onChoose={() => onChoose(job.name)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type JobRowProps = { readonly job: JobStanding; readonly isChosen: boolean; readonly onChoose: () => void };

function JobRow({ job, isChosen, onChoose }: JobRowProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const name = jobName(job, t);
  const shown = job.underway ?? job.last;
  return (
    <tr data-chosen={isChosen || undefined}>
      <th scope="row">
        <button
          type="button"
          className="jobs-name"
          aria-label={t("jobs.open", { name })}
          aria-pressed={isChosen}
          onClick={onChoose}
        >
          {name}
        </button>
        <span className="meta">{jobText(job, t)}</span>
      </th>
      <td>
        <span className="jobs-head" aria-hidden="true">
          {t("jobs.schedule")}
        </span>
        {scheduleText(job.schedule, t)}
      </td>
      <td>
        <span className="jobs-head" aria-hidden="true">
          {t("jobs.next")}
        </span>
        {format.moment(job.nextRunAt, now)}
      </td>
      <td>
        <span className="jobs-head" aria-hidden="true">
          {t("jobs.last")}
        </span>
        {shown === null ? (
          t("jobs.never")
        ) : (
          <>
            <ExecutionTag execution={shown} />
            <span className="meta">{format.moment(shown.finishedAt ?? shown.startedAt ?? shown.askedAt, now)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
