import { CloudOff } from "lucide-react";
import { useState } from "react";
import type { JobStanding, Jobs } from "#shared/protocol/jobs.ts";
import { useNow } from "../../ui/clock.ts";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useFormat, useMessages, ZoneProvider } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { FailedCard } from "../../ui/surfaces/failed-card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
import { useIsWide } from "../../ui/wide.ts";
import { JobDetails } from "./job-details.tsx";
import { jobName } from "./job-names.ts";
import { useJobs } from "./jobs-query.ts";
import { JobsTable } from "./jobs-table.tsx";
import "./jobs.css";

/** What the servers do by themselves for the tenant: when, how it went, and run now. */
export function JobsScreen({ userId }: { readonly userId: string }) {
  const t = useMessages();
  const { value: jobs, failed, retry } = useJobs(userId);
  return (
    <Page title={t("nav.jobs")}>
      {jobs ? (
        <ZoneProvider zone={jobs.zone}>
          <JobsBoard userId={userId} jobs={jobs} failed={failed} />
        </ZoneProvider>
      ) : failed ? (
        <FailedCard
          title={t("jobs.failed")}
          text={t("jobs.failed_text")}
          action={t("jobs.try_again")}
          onRetry={retry}
        />
      ) : (
        <Skeleton title={t("jobs.loading")} />
      )}
    </Page>
  );
}

type JobsBoardProps = { readonly userId: string; readonly jobs: Jobs; readonly failed: boolean };

function JobsBoard({ userId, jobs, failed }: JobsBoardProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const hasNetwork = useHasNetwork();
  const isWide = useIsWide();
  // Nobody has chosen yet: beside the table there is room for the first; a phone's isn't taken unasked.
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const shown = chosen === undefined && isWide ? jobs.jobs[0]?.name : chosen;
  const open = jobs.jobs.find(({ name }) => name === shown);
  const isAway = failed || !hasNetwork;
  const unreachable = isAway ? t("jobs.needs_network") : undefined;
  return (
    <div className="stack jobs">
      {isAway && <Notice icon={CloudOff}>{t("jobs.snapshot", { time: format.momentInText(jobs.asOf, now) })}</Notice>}
      <p className="meta">{t("jobs.text", { zone: jobs.zone })}</p>
      <JobsTable jobs={jobs} chosen={open?.name ?? null} onChoose={setChosen} />
      {open && (isWide ? inCard(open) : inSheet(open))}
    </div>
  );

  function inCard(job: JobStanding) {
    return (
      <Card key={job.name} labelledBy="jobs-open">
        <h2 id="jobs-open">{jobName(job, t)}</h2>
        <JobDetails userId={userId} job={job} unreachable={unreachable} />
      </Card>
    );
  }

  function inSheet(job: JobStanding) {
    const name = jobName(job, t);
    return (
      <Sheet title={name} closeLabel={t("jobs.close", { name })} onClose={() => setChosen(null)}>
        <div className="sheet-body">
          <JobDetails userId={userId} job={job} unreachable={unreachable} />
        </div>
      </Sheet>
    );
  }
}
