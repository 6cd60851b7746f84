import { useState } from "react";
import type { RepReview } from "#shared/protocol/history.ts";
import type { TeamRep } from "#shared/protocol/team.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { AdjustSheet } from "./adjust-sheet.tsx";
import { AwardsList } from "./awards-list.tsx";
import { DecisionsList } from "./decisions-list.tsx";
import { MentorsList } from "./mentors-list.tsx";
import { useReview } from "./review-query.ts";
import { WaitingList } from "./waiting-list.tsx";

type ReviewPartProps = { readonly rep: TeamRep; readonly reps: readonly TeamRep[] };

/** What a list of the review needs of the part around it. */
export type ReviewListProps = {
  readonly rep: TeamRep;
  readonly review: RepReview;
  /** The id of the sentence that says why nothing can be decided now; `undefined` where it can. */
  readonly unreachable: string | undefined;
};

/** What waits for a manager's decision about a rep, and what can be decided besides. */
export function ReviewPart({ rep, reps }: ReviewPartProps) {
  const t = useMessages();
  const hasNetwork = useHasNetwork();
  const [adjusts, setAdjusts] = useState(false);
  const stamp = [rep.totalXp, rep.closedDeals, rep.streakDays, rep.rank, rep.toReview].join(" ");
  const { data: review, isError } = useReview(rep.id, stamp);
  const unreachable = hasNetwork && !isError ? undefined : "review-why";

  return (
    <section className="review" aria-labelledby="review-title">
      <h3 id="review-title">{t("review.title")}</h3>
      {unreachable && (
        <p className="meta" id="review-why">
          {t("review.needs_network")}
        </p>
      )}
      {review ? (
        <WaitingList rep={rep} review={review} unreachable={unreachable} />
      ) : (
        <p className="meta">{t(isError ? "review.failed" : "review.loading")}</p>
      )}
      <div className="btn-row">
        <Button unavailable={unreachable !== undefined} describedBy={unreachable} onPress={() => setAdjusts(true)}>
          {t("review.adjust")}
        </Button>
      </div>
      {review && (
        <>
          <MentorsList rep={rep} reps={reps} review={review} unreachable={unreachable} />
          <AwardsList rep={rep} review={review} unreachable={unreachable} />
          <DecisionsList rep={rep} review={review} unreachable={unreachable} />
        </>
      )}
      {adjusts && <AdjustSheet rep={rep} onClose={() => setAdjusts(false)} />}
    </section>
  );
}
