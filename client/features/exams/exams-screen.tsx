import { useLiveQuery } from "dexie-react-hooks";
import { useStore } from "../../store/context.ts";
import type { ExamView } from "../../store/reads/exam-views.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { ExamCard } from "./exam-card.tsx";
import "./exams.css";

/** Modules and certificates: what is open, what is passed, what waits for its result. Everything here works offline. */
export function ExamsScreen() {
  const { exams } = useStore();
  const t = useMessages();
  const list = useLiveQuery(() => exams.list(), [exams]);
  const next = list?.find(({ running }) => running !== null) ?? list?.find(isToTake);
  const modules = list?.filter(({ rule }) => rule.id.startsWith("module_"));
  const certificates = list?.filter(({ rule }) => !rule.id.startsWith("module_"));

  return (
    <Page title={t("nav.exams")}>
      {modules && certificates && (
        <div className="exams">
          <p className="exams-lead">{t("exams.lead")}</p>
          <section aria-labelledby="modules-title">
            <h2 id="modules-title">{t("exams.modules")}</h2>
            <ul className="exam-list">
              {modules.map((exam) => (
                <ExamCard key={exam.rule.id} exam={exam} isNext={exam === next} />
              ))}
            </ul>
          </section>
          <section aria-labelledby="certificates-title">
            <h2 id="certificates-title">{t("exams.certificates")}</h2>
            <ul className="exam-list">
              {certificates.map((exam) => (
                <ExamCard key={exam.rule.id} exam={exam} isNext={exam === next} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </Page>
  );
}

function isToTake({ state, passedOn, waiting }: ExamView): boolean {
  return state === "open" && passedOn === null && waiting.length === 0;
}
