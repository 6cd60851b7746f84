import type { Award } from "#shared/domain/ledger/award.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { awardName, awardWorth } from "./award-name.ts";
import { ReviewGroup } from "./review-group.tsx";
import type { ReviewListProps } from "./review-part.tsx";
import { TakeBack } from "./take-back.tsx";

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
        <TakeBack
          rep={rep}
          unreachable={unreachable}
          name={name}
          date={date}
          text={t("review.reverse_text", { name, date })}
          decisionOf={(reason) => ({ kind: "reverse", repId: rep.id, awardId: award.id, reason })}
        />
      )}
    </li>
  );
}
