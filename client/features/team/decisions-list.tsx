import type { DecisionKind } from "#shared/protocol/decisions.ts";
import type { PastDecision } from "#shared/protocol/history.ts";
import { useNow } from "../../ui/clock.ts";
import type { Translate } from "../../ui/messages/translate.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { ReviewGroup } from "./review-group.tsx";
import type { ReviewListProps } from "./review-part.tsx";
import { TakeBack } from "./take-back.tsx";

/** What was decided about a rep, by whom, and what of it can be taken back. */
export function DecisionsList({ review, ...rest }: ReviewListProps) {
  const t = useMessages();
  return (
    <ReviewGroup
      title={t("review.decisions")}
      items={review.decisions}
      itemOf={(decision) => <DecisionItem key={decision.id} decision={decision} {...rest} />}
    />
  );
}

/** The others are decided anew: an adjustment is reversed, a mentor or a change given again. */
const revocable: readonly string[] = [
  "clear_suspect",
  "undo_activity",
  "approve_leave",
  "excuse",
  "reverse",
] satisfies readonly DecisionKind[];

type DecisionItemProps = Omit<ReviewListProps, "review"> & { readonly decision: PastDecision };

function DecisionItem({ decision, rep, unreachable }: DecisionItemProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const name = kindName(decision.kind, t);
  const time = format.moment(decision.decidedAt, now);
  return (
    <li className="review-item">
      <span>
        {name}{" "}
        <span className="meta">
          {t("review.decision_by", { name: decision.decidedBy, time })}
          {typeof decision.body.reason === "string" && <q className="review-reason">{decision.body.reason}</q>}
        </span>
      </span>
      {decision.revoked && <Tag>{t("review.reversed")}</Tag>}
      {!decision.revoked && revocable.includes(decision.kind) && (
        <TakeBack
          rep={rep}
          unreachable={unreachable}
          name={name}
          date={time}
          text={t("review.revoke_text", { name, time })}
          decisionOf={(reason) => ({ kind: "revoke", repId: rep.id, decisionId: decision.id, reason })}
        />
      )}
    </li>
  );
}

function kindName(kind: string, t: Translate): string {
  switch (kind as DecisionKind) {
    case "clear_suspect":
      return t("review.kind_clear_suspect");
    case "undo_activity":
      return t("review.kind_undo_activity");
    case "amend_activity":
      return t("review.kind_amend_activity");
    case "approve_leave":
      return t("review.kind_approve_leave");
    case "excuse":
      return t("review.kind_excuse");
    case "adjust":
      return t("review.kind_adjust");
    case "reverse":
      return t("review.kind_reverse");
    case "assign_mentee":
      return t("review.kind_assign_mentee");
    case "revoke":
      return t("review.kind_revoke");
  }
}
