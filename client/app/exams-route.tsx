import { ExamsScreen } from "../features/exams/exams-screen.tsx";
import { examTexts } from "../ui/messages/exam-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";

export function ExamsRoute() {
  return (
    <MoreMessages texts={examTexts}>
      <ExamsScreen />
    </MoreMessages>
  );
}
