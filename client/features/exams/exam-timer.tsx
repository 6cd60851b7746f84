import { Timer } from "lucide-react";
import { Icon } from "../../ui/icon.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";

/** The moments, in seconds before the end, that are said aloud. */
const announced = [300, 60];

/** What is left of the time: always to be seen, said aloud only when it gets short. */
export function ExamTimer({ left }: { readonly left: number }) {
  const t = useMessages();
  const minutes = Math.floor(left / 60);
  const seconds = String(left % 60).padStart(2, "0");
  const due = announced.findLast((moment) => left <= moment);
  return (
    <p className="exam-timer" data-short={left <= 60 || undefined}>
      <Icon of={Timer} small />
      <span role="timer" aria-live="off">
        <span className="visually-hidden">{t("exams.time_left")} </span>
        {minutes}:{seconds}
      </span>
      <span className="visually-hidden" role="status">
        {due !== undefined && t("exams.time_short", { count: due / 60 })}
      </span>
    </p>
  );
}
