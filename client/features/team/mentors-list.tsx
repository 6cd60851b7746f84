import { useState } from "react";
import type { MenteeAssignment } from "#shared/protocol/history.ts";
import type { TeamRep } from "#shared/protocol/team.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { MentorSheet } from "./mentor-sheet.tsx";
import { ReviewGroup } from "./review-group.tsx";
import type { ReviewListProps } from "./review-part.tsx";

/** Who mentors the rep and whom the rep mentors, and both to be changed. */
export function MentorsList({
  rep,
  reps,
  review,
  unreachable,
}: ReviewListProps & { readonly reps: readonly TeamRep[] }) {
  const t = useMessages();
  const [assigns, setAssigns] = useState<"mentee" | "mentor" | null>(null);
  const { mentor, mentees } = review;
  const state = { unavailable: unreachable !== undefined, describedBy: unreachable };
  return (
    <>
      <ReviewGroup
        title={t("review.mentor")}
        items={mentor ? [mentor] : []}
        none={t("review.no_mentor")}
        itemOf={(assignment) => <AssignmentItem key={assignment.repId} assignment={assignment} />}
      />
      <ReviewGroup
        title={t("review.mentees")}
        items={mentees}
        none={t("review.no_mentees")}
        itemOf={(assignment) => <AssignmentItem key={assignment.repId} assignment={assignment} />}
      />
      <div className="btn-row">
        <Button {...state} onPress={() => setAssigns("mentee")}>
          {t("review.assign")}
        </Button>
        <Button {...state} onPress={() => setAssigns("mentor")}>
          {t("review.change_mentor")}
        </Button>
      </div>
      {assigns && <MentorSheet rep={rep} reps={reps} other={assigns} onClose={() => setAssigns(null)} />}
    </>
  );
}

function AssignmentItem({ assignment }: { readonly assignment: MenteeAssignment }) {
  const t = useMessages();
  const format = useFormat();
  const { name, from, to } = assignment;
  return (
    <li className="review-item">
      {to === null
        ? t("review.since", { name, from: format.day(from) })
        : t("review.until", { name, from: format.day(from), to: format.day(to) })}
    </li>
  );
}
