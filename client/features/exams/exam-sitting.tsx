import { useEffect, useRef, useState } from "react";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import type { OptionId, Question } from "#shared/exams/question.ts";
import { secondsAllowed } from "#shared/exams/time-limit.ts";
import { useStore } from "../../store/context.ts";
import type { Sitting, SittingChange } from "../../store/reads/exam-views.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { usePreferences } from "../../ui/preferences/use-preferences.tsx";
import { ExamReview } from "./exam-review.tsx";
import { ExamTimer } from "./exam-timer.tsx";
import { QuestionForm } from "./question-form.tsx";
import { useExamClock } from "./use-exam-clock.ts";

type ExamSittingProps = {
  readonly sitting: Sitting;
  readonly rule: ExamRule;
  readonly questions: readonly Question[];
  readonly onDone: () => void;
};

/** Question by question, each answer kept at once; then everything at a glance, and in it goes. At the end of the time it goes by itself. */
export function ExamSitting({ sitting, rule, questions, onDone }: ExamSittingProps) {
  const { exams } = useStore();
  const t = useMessages();
  const toast = useToast();
  const [{ examTime }] = usePreferences();
  const clock = useExamClock(sitting);
  const [error, setError] = useState<string | undefined>();
  const isHandedIn = useRef(false);
  const allowed = secondsAllowed(rule, examTime);
  const question = questions[sitting.at];

  async function save(change: SittingChange): Promise<void> {
    const saved = await exams.save(sitting.id, { ...change, elapsedSeconds: clock.elapsed() });
    setError(saved.ok ? undefined : sentenceOf(saved.error, t));
  }

  async function handIn(): Promise<void> {
    if (isHandedIn.current) return;
    isHandedIn.current = true;
    // What was slept through counts as the whole time, no more.
    const handedIn = await exams.submit(sitting.id, Math.min(clock.elapsed(), allowed));
    if (handedIn.ok) {
      toast({ text: t("exams.handed_in") });
      return onDone();
    }
    isHandedIn.current = false;
    setError(sentenceOf(handedIn.error, t));
  }

  const isOver = clock.shown >= allowed;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end of the time hands in once
  useEffect(() => {
    if (isOver) void handIn();
  }, [isOver]);

  return (
    <div className="sitting">
      <ExamTimer left={Math.max(0, allowed - clock.shown)} />
      {error && <FieldError>{error}</FieldError>}
      {question ? (
        <QuestionForm
          question={question}
          number={sitting.at + 1}
          of={questions.length}
          chosen={sitting.answers[question.id]}
          onChoose={(option: OptionId) => void save({ answers: { ...sitting.answers, [question.id]: option } })}
        >
          <div className="btn-row sitting-steps">
            <Button unavailable={sitting.at === 0} onPress={() => void save({ at: sitting.at - 1 })}>
              {t("exams.previous")}
            </Button>
            <Button look="primary" onPress={() => void save({ at: sitting.at + 1 })}>
              {t(sitting.at + 1 < questions.length ? "exams.next" : "exams.review")}
            </Button>
          </div>
        </QuestionForm>
      ) : (
        <ExamReview
          questions={questions}
          answers={sitting.answers}
          onOpen={(at) => void save({ at })}
          onHandIn={() => void handIn()}
        />
      )}
    </div>
  );
}
