import { SittingScreen } from "../features/exams/sitting-screen.tsx";
import { examTexts } from "../ui/messages/exam-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";

export function SittingRoute() {
  return (
    <MoreMessages texts={examTexts}>
      <SittingScreen />
    </MoreMessages>
  );
}
