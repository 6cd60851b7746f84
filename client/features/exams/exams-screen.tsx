import { useLiveQuery } from "dexie-react-hooks";
import { useStore } from "../../store/context.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { Page } from "../../ui/shell/page.tsx";
import { ExamCard } from "./exam-card.tsx";
import "./exams.css";

/** Modules and certificates: what is open, what is passed, what waits for its result. Everything here works offline. */
export function ExamsScreen() {
  const { exams } = useStore();
  const t = useMessages();
  const list = useLiveQuery(() => exams.list(), [exams]);
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
                <ExamCard key={exam.rule.id} exam={exam} />
              ))}
            </ul>
          </section>
          <section aria-labelledby="certificates-title">
            <h2 id="certificates-title">{t("exams.certificates")}</h2>
            <ul className="exam-list">
              {certificates.map((exam) => (
                <ExamCard key={exam.rule.id} exam={exam} />
              ))}
            </ul>
          </section>
        </div>
      )}
    </Page>
  );
}
