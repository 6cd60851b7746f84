import type { Question } from "#shared/exams/question.ts";
import type { Sitting } from "../../store/reads/exam-views.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useLanguage, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";

type ExamReviewProps = {
  readonly questions: readonly Question[];
  readonly answers: Sitting["answers"];
  readonly onOpen: (at: number) => void;
  readonly onHandIn: () => void;
};

/** Everything at a glance before it goes in: what is still open, and the way back to each question. */
export function ExamReview({ questions, answers, onOpen, onHandIn }: ExamReviewProps) {
  const t = useMessages();
  const language = useLanguage();
  const open = questions.filter(({ id }) => answers[id] === undefined).length;
  return (
    <section className="review" aria-labelledby="review-title">
      <h2 id="review-title">{t("exams.review_title")}</h2>
      <p>{open === 0 ? t("exams.all_answered") : t("exams.open_left", { count: open })}</p>
      <ol className="card rows review-list">
        {questions.map(({ id, prompt, options }, index) => {
          const answer = answers[id];
          return (
            <li key={id}>
              <button type="button" className="review-row" onClick={() => onOpen(index)}>
                <span>
                  {index + 1}. {prompt[language]}
                </span>
                {answer === undefined ? (
                  <Tag tone="warn">{t("exams.open")}</Tag>
                ) : (
                  <span className="meta">{options[answer][language]}</span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      <p className="meta">{t("exams.hand_in_hint")}</p>
      <div className="btn-row">
        <Button look="primary" onPress={onHandIn}>
          {t("exams.hand_in")}
        </Button>
      </div>
    </section>
  );
}
