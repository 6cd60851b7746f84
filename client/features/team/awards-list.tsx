import { useState } from "react";
import type { Award } from "#shared/domain/ledger/award.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { awardName, awardWorth } from "./award-name.ts";
import { ReasonSheet } from "./reason-sheet.tsx";
import { ReviewGroup } from "./review-group.tsx";
import type { ReviewListProps } from "./review-part.tsx";

/** What a rep was given, each to be taken back. */
export function AwardsList({ review, ...rest }: ReviewListProps) {
  const t = useMessages();
  return (
    <ReviewGroup
      title={t("review.awards")}
      items={review.awards}
      none={t("review.no_awards")}
      itemOf={(award) => <AwardItem key={award.id} award={award} {...rest} />}
    />
  );
}

type AwardItemProps = Omit<ReviewListProps, "review"> & { readonly award: Award };

function AwardItem({ award, rep, unreachable }: AwardItemProps) {
  const t = useMessages();
  const format = useFormat();
  const [asks, setAsks] = useState(false);
  const name = awardName(award, t);
  const date = format.day(award.localDate);
  return (
    <li className="review-item">
      <span>
        {name}{" "}
        <span className="meta">
          {date}, {awardWorth(award, t, format)}
          {award.reason && <q className="review-reason">{award.reason}</q>}
        </span>
      </span>
      {award.reversed ? (
        <Tag>{t("review.reversed")}</Tag>
      ) : (
        <Button
          label={t("review.reverse_named", { name, date })}
          unavailable={unreachable !== undefined}
          describedBy={unreachable}
          onPress={() => setAsks(true)}
        >
          {t("review.reverse")}
        </Button>
      )}
      {asks && (
        <ReasonSheet
          repName={rep.name}
          title={t("review.reverse_ask")}
          text={t("review.reverse_text", { name, date })}
          done={t("review.reverse_done", { name })}
          decisionOf={(reason) => ({ kind: "reverse", repId: rep.id, awardId: award.id, reason })}
          onClose={() => setAsks(false)}
        />
      )}
    </li>
  );
}
