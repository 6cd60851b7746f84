import { useState } from "react";
import type { Activity } from "#shared/domain/ledger/activity.ts";
import type { LeaveRequest } from "#shared/domain/profile/profile.ts";
import { activityTitle } from "../../ui/activity/activity-title.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { DecisionSheet } from "./decision-sheet.tsx";
import { ReviewGroup } from "./review-group.tsx";
import type { ReviewListProps } from "./review-part.tsx";

/** Entries whose clock is doubted, days off asked for late, and devices of two minds about their clock. */
export function WaitingList({ review, ...rest }: ReviewListProps) {
  const t = useMessages();
  const format = useFormat();
  const { suspects, leaveRequests, clocks } = review;
  const when = useActivityTime();
  const offset = (ms: number): string => `${ms <= -1000 ? "−" : ms >= 1000 ? "+" : ""}${format.age(Math.abs(ms))}`;

  return (
    <>
      {suspects.length + leaveRequests.length === 0 && <p className="meta">{t("review.nothing")}</p>}
      <ReviewGroup
        title={t("review.suspects")}
        text={t("review.suspects_text")}
        items={suspects}
        itemOf={(activity) => <SuspectItem key={activity.id} activity={activity} {...rest} />}
      />
      <ReviewGroup
        title={t("review.leave")}
        items={leaveRequests}
        itemOf={(request) => <LeaveItem key={request.id} request={request} {...rest} />}
      />
      <ReviewGroup
        title={t("review.clocks")}
        items={clocks}
        itemOf={({ activity, operationOffsetMs, requestOffsetMs }) => (
          <li key={activity.id} className="review-item">
            <span>
              {activityTitle(activity, t, format)}{" "}
              <span className="meta">
                {when(activity)}.{" "}
                {t("review.clock_line", { operation: offset(operationOffsetMs), request: offset(requestOffsetMs) })}
              </span>
            </span>
          </li>
        )}
      />
    </>
  );
}

type ItemProps = Pick<ReviewListProps, "rep" | "unreachable">;

function SuspectItem({ activity, rep, unreachable }: ItemProps & { readonly activity: Activity }) {
  const t = useMessages();
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const title = activityTitle(activity, t, format);
  const time = useActivityTime()(activity);
  return (
    <li className="review-item">
      <span>
        {title} <span className="meta">{time}</span>
      </span>
      <Button
        label={t("review.clear_named", { title, time })}
        unavailable={unreachable !== undefined}
        describedBy={unreachable}
        onPress={() => setAsks(true)}
      >
        {t("review.clear")}
      </Button>
      {asks && (
        <DecisionSheet
          title={t("review.clear_ask")}
          text={t("review.clear_text", { title, time })}
          action={t("review.clear")}
          done={t("review.clear_done")}
          onClose={() => setAsks(false)}
          read={() => ({ kind: "clear_suspect", repId: rep.id, activityId: activity.id })}
        />
      )}
    </li>
  );
}

function LeaveItem({ request, rep, unreachable }: ItemProps & { readonly request: LeaveRequest }) {
  const t = useMessages();
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const { from, to } = request;
  const dates =
    from === to ? format.day(from) : t("review.leave_dates", { from: format.day(from), to: format.day(to) });
  return (
    <li className="review-item">
      <span>{dates}</span>
      <Button
        label={t("review.approve_named", { dates })}
        unavailable={unreachable !== undefined}
        describedBy={unreachable}
        onPress={() => setAsks(true)}
      >
        {t("review.approve")}
      </Button>
      {asks && (
        <DecisionSheet
          title={t("review.approve_ask")}
          text={t("review.approve_text", { dates })}
          action={t("review.approve")}
          done={t("review.approve_done")}
          onClose={() => setAsks(false)}
          read={() => ({ kind: "approve_leave", repId: rep.id, leaveRequestId: request.id })}
        />
      )}
    </li>
  );
}

/** Tells an activity's time on the clock that the rep was on. */
function useActivityTime(): (activity: Activity) => string {
  const t = useMessages();
  const format = useFormat();
  return ({ localDate, occurredAt, zone }) =>
    t("date.day_at", { date: format.day(localDate), time: format.time(occurredAt, zone) });
}
