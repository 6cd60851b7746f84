import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import type { PracticeQuestion, Question } from "#shared/exams/question.ts";
import { bankVersion } from "#shared/exams/topics.ts";
import { useStore } from "../../store/context.ts";
import type { Sitting } from "../../store/reads/exam-views.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { questionsOf } from "./banks.ts";
import { ExamSitting } from "./exam-sitting.tsx";
import { PracticeSitting } from "./practice-sitting.tsx";
import "./exams.css";

/** An exam or a round of practice under way; a page that was closed or crashed comes back to the same question. */
export function SittingScreen() {
  const { exams } = useStore();
  const t = useMessages();
  const navigate = useNavigate();
  const { sittingId } = useParams({ from: "/inside/exams/$sittingId" });
  const read = useLiveQuery(async () => {
    const sitting = await exams.sitting(sittingId);
    const rule = (await exams.list()).find(({ rule: { id } }) => id === sitting?.examId)?.rule;
    return { sitting, rule };
  }, [exams, sittingId]);
  const loaded = useQuestions(read?.sitting, read?.rule);
  const leave = () => void navigate({ to: "/exams" });

  if (read === undefined) return <Page title={t("nav.exams")}>{null}</Page>;
  const { sitting, rule } = read;
  if (sitting === undefined || rule === undefined)
    return (
      <Page title={t("nav.exams")}>
        <p>{t("exams.gone")}</p>
        <p>
          <Link to="/exams">{t("exams.back")}</Link>
        </p>
      </Page>
    );

  const title = t(`exam.${rule.id}`);
  if (sitting.bank !== bankVersion || loaded.kind === "failed")
    return (
      <Page title={title}>
        <p>{t(loaded.kind === "failed" ? "exams.not_loaded" : "exams.old_bank")}</p>
        <p>
          <Link to="/exams">{t("exams.back")}</Link>
        </p>
      </Page>
    );
  if (loaded.kind === "loading") return <Page title={title}>{null}</Page>;
  return (
    <Page title={title}>
      {sitting.kind === "exam" ? (
        <ExamSitting sitting={sitting} rule={rule} questions={loaded.questions} onDone={leave} />
      ) : (
        <PracticeSitting sitting={sitting} questions={loaded.questions as readonly PracticeQuestion[]} onDone={leave} />
      )}
    </Page>
  );
}

type Loaded =
  | { readonly kind: "loading" }
  | { readonly kind: "failed" }
  | { readonly kind: "ready"; readonly questions: readonly (Question | PracticeQuestion)[] };

function useQuestions(sitting: Sitting | undefined, rule: ExamRule | undefined): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  const key = sitting && rule ? `${sitting.id} ${rule.questions}` : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sitting's questions follow from its id, not from its answers
  useEffect(() => {
    if (!sitting || !rule) return;
    let isCurrent = true;
    questionsOf(sitting, rule.questions).then(
      (questions) => isCurrent && setLoaded({ kind: "ready", questions }),
      () => isCurrent && setLoaded({ kind: "failed" }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return loaded;
}
