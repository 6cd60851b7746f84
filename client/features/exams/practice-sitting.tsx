import { useState } from "react";
import type { OptionId, PracticeQuestion } from "#shared/exams/question.ts";
import { useStore } from "../../store/context.ts";
import type { Sitting, SittingChange } from "../../store/reads/exam-views.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useLanguage, useMessages } from "../../ui/messages/use-messages.tsx";
import { QuestionForm } from "./question-form.tsx";

type PracticeSittingProps = {
  readonly sitting: Sitting;
  readonly questions: readonly PracticeQuestion[];
  readonly onDone: () => void;
};

/** Questions to learn by: each is graded at once, on the device, with the reason. */
export function PracticeSitting({ sitting, questions, onDone }: PracticeSittingProps) {
  const { exams } = useStore();
  const t = useMessages();
  const language = useLanguage();
  const [error, setError] = useState<string | undefined>();
  const question = questions[sitting.at];
  const correct = questions.filter(({ id, answer }) => sitting.answers[id] === answer).length;

  async function save(change: SittingChange): Promise<void> {
    const saved = await exams.save(sitting.id, change);
    setError(saved.ok ? undefined : sentenceOf(saved.error, t));
  }

  async function goOn(): Promise<void> {
    const at = sitting.at + 1;
    const isLast = at >= questions.length;
    await save({ at, ...(isLast && { finished: { correct, questions: questions.length } }) });
  }

  if (question === undefined)
    return (
      <section className="sitting" aria-labelledby="practice-title">
        <h2 id="practice-title">{t("exams.practice_result", { correct, of: questions.length })}</h2>
        <p>{t(correct === questions.length ? "exams.practice_all" : "exams.practice_more")}</p>
        <div className="btn-row">
          <Button look="primary" onPress={onDone}>
            {t("exams.back")}
          </Button>
        </div>
      </section>
    );

  const chosen = sitting.answers[question.id];
  return (
    <div className="sitting">
      {error && <FieldError>{error}</FieldError>}
      <QuestionForm
        question={question}
        number={sitting.at + 1}
        of={questions.length}
        chosen={chosen}
        {...(chosen !== undefined && { right: question.answer })}
        onChoose={(option: OptionId) => void save({ answers: { ...sitting.answers, [question.id]: option } })}
      >
        <div role="status">
          {chosen !== undefined && (
            <p className="because" data-right={chosen === question.answer || undefined}>
              <b>{t(chosen === question.answer ? "exams.right" : "exams.wrong")}</b> {question.because[language]}
            </p>
          )}
        </div>
        <div className="btn-row sitting-steps">
          <Button look="primary" unavailable={chosen === undefined} onPress={() => void goOn()}>
            {t(sitting.at + 1 < questions.length ? "exams.next" : "exams.finish")}
          </Button>
        </div>
      </QuestionForm>
    </div>
  );
}
