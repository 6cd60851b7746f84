import { CircleCheck, CircleX } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { type OptionId, optionIds, type Question } from "#shared/exams/question.ts";
import { Icon } from "../../ui/icon.tsx";
import { useLanguage, useMessages } from "../../ui/messages/use-messages.tsx";
import { useShortcuts } from "../../ui/shortcuts.ts";
import "../../ui/controls/choice-group.css";

type QuestionFormProps = {
  readonly question: Question;
  /** Counted from 1. */
  readonly number: number;
  readonly of: number;
  readonly chosen: OptionId | undefined;
  /** Once it is graded, nothing is chosen any more. */
  readonly right?: OptionId;
  readonly onChoose: (option: OptionId) => void;
  readonly children?: ReactNode;
};

/** One question with its four answers; 1 to 4 choose. */
export function QuestionForm({ question, number, of, chosen, right, onChoose, children }: QuestionFormProps) {
  const t = useMessages();
  const language = useLanguage();
  const heading = useRef<HTMLLegendElement>(null);
  const choose = (option: OptionId) => right === undefined && onChoose(option);
  useShortcuts(Object.fromEntries(optionIds.map((option, index) => [`${index + 1}`, () => choose(option)])));

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question takes the focus, so that it is read out
  useEffect(() => heading.current?.focus(), [question.id]);

  return (
    <fieldset className="question">
      <legend ref={heading} tabIndex={-1}>
        <span className="meta">{t("exams.question_of", { number, of })}</span>
        <span className="question-prompt">{question.prompt[language]}</span>
      </legend>
      <div className="question-options">
        {optionIds.map((option, index) => (
          <label key={option} className="choice question-option" data-state={stateOf(option, chosen, right)}>
            <input
              type="radio"
              name={question.id}
              value={option}
              checked={chosen === option}
              disabled={right !== undefined}
              onChange={() => choose(option)}
            />
            <span>
              <kbd aria-hidden="true">{index + 1}</kbd>
              <span>{question.options[option][language]}</span>
              <Mark state={stateOf(option, chosen, right)} />
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

/** Not by colour alone. */
function Mark({ state }: { readonly state: "right" | "wrong" | undefined }) {
  const t = useMessages();
  if (state === undefined) return null;
  return (
    <>
      <span className="visually-hidden">{t(`exams.${state}`)}</span>
      <Icon of={state === "right" ? CircleCheck : CircleX} small />
    </>
  );
}

function stateOf(option: OptionId, chosen: OptionId | undefined, right: OptionId | undefined) {
  if (right === undefined) return undefined;
  if (option === right) return "right";
  return option === chosen ? "wrong" : undefined;
}
