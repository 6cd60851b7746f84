import { Link, useNavigate } from "@tanstack/react-router";
import { CircleCheck, Clock, Lock, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { bankVersion } from "#shared/exams/topics.ts";
import { useStore } from "../../store/context.ts";
import type { ExamView } from "../../store/reads/exam-views.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { Icon } from "../../ui/icon.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { ExamIntro } from "./exam-intro.tsx";

type ExamCardProps = {
  readonly exam: ExamView;
  /** The one that the rep is led to. */
  readonly isNext: boolean;
};

/** One exam: where the rep stands with it, and the ways in. */
export function ExamCard({ exam, isNext }: ExamCardProps) {
  const { exams } = useStore();
  const t = useMessages();
  const toast = useToast();
  const navigate = useNavigate();
  const [asks, setAsks] = useState(false);
  const { rule, running, practising } = exam;
  const name = t(`exam.${rule.id}`);

  async function begin(kind: "exam" | "practice"): Promise<void> {
    const begun = await exams.begin({ examId: rule.id, kind, bank: bankVersion });
    if (!begun.ok) return toast({ text: sentenceOf(begun.error, t) });
    void navigate({ to: "/exams/$sittingId", params: { sittingId: begun.value.id } });
  }

  return (
    <li className="card card-pad exam">
      <h3>{name}</h3>
      <p className="meta">
        {t("exams.terms", { count: rule.questions, pass: rule.passFrom / 100, minutes: rule.minutes, xp: rule.xp })}
      </p>
      <Standing exam={exam} />
      <div className="btn-row">
        {running ? (
          <Link
            to="/exams/$sittingId"
            params={{ sittingId: running.id }}
            className={isNext ? "btn btn-primary" : "btn"}
          >
            {t("exams.resume")}
            <span className="visually-hidden"> {name}</span>
          </Link>
        ) : (
          <Button
            look={isNext ? "primary" : "quiet"}
            unavailable={exam.state === "locked"}
            label={t("exams.take_named", { name })}
            describedBy={exam.state === "locked" ? `lock-${rule.id}` : undefined}
            onPress={() => setAsks(true)}
          >
            {t(exam.passedOn === null ? "exams.take" : "exams.take_again")}
          </Button>
        )}
        <Button
          look="text"
          label={t("exams.practise_named", { name })}
          onPress={() =>
            practising
              ? void navigate({ to: "/exams/$sittingId", params: { sittingId: practising.id } })
              : void begin("practice")
          }
        >
          {t(practising ? "exams.practise_on" : "exams.practise")}
        </Button>
      </div>
      {asks && <ExamIntro rule={rule} onBegin={() => void begin("exam")} onClose={() => setAsks(false)} />}
    </li>
  );
}

function Standing({ exam: { rule, state, missing, passedOn, attempts, waiting } }: { readonly exam: ExamView }) {
  const t = useMessages();
  const format = useFormat();
  const best = Math.max(0, ...attempts.map(({ correct, questions }) => Math.floor((correct * 10_000) / questions)));
  const [last] = attempts;
  return (
    <>
      {passedOn !== null && (
        <Line icon={CircleCheck} tone="met">
          {t("exams.passed_on", { date: format.longDay(passedOn), best: format.percent(best) })}
        </Line>
      )}
      {passedOn === null && last && (
        <Line icon={Clock}>
          {t("exams.last_try", {
            date: format.day(last.localDate),
            correct: last.correct,
            questions: last.questions,
          })}
        </Line>
      )}
      {waiting.length > 0 && (
        <Line icon={Clock} tone="soon">
          {t("exams.waiting", { count: waiting.length })}
        </Line>
      )}
      {state === "locked" && (
        <Line icon={Lock} id={`lock-${rule.id}`}>
          {[
            missing.exams.length > 0 &&
              t("exams.needs", { exams: missing.exams.map((id) => t(`exam.${id}`)).join("; ") }),
            missing.rank !== null && t("exams.needs_rank", { rank: missing.rank }),
          ]
            .filter(Boolean)
            .join(" ")}
        </Line>
      )}
    </>
  );
}

type LineProps = {
  readonly icon: LucideIcon;
  readonly tone?: "met" | "soon";
  readonly id?: string;
  readonly children: string;
};

function Line({ icon, tone, id, children }: LineProps) {
  return (
    <p className="exam-line" data-tone={tone} id={id}>
      <Icon of={icon} small />
      <span>{children}</span>
    </p>
  );
}
