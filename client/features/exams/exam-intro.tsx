import { useId } from "react";
import type { ExamRule } from "#shared/domain/ruleset/exam-rule.ts";
import { secondsAllowed, timeAllowances } from "#shared/exams/time-limit.ts";
import { Button } from "../../ui/controls/button.tsx";
import { ChoiceGroup } from "../../ui/controls/choice-group.tsx";
import { Sheet } from "../../ui/floating/sheet.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { usePreferences } from "../../ui/preferences/use-preferences.tsx";

type ExamIntroProps = { readonly rule: ExamRule; readonly onBegin: () => void; readonly onClose: () => void };

/** What is about to begin, before the clock runs. */
export function ExamIntro({ rule, onBegin, onClose }: ExamIntroProps) {
  const t = useMessages();
  const format = useFormat();
  const hintId = useId();
  const [{ examTime }, change] = usePreferences();

  return (
    <Sheet title={t(`exam.${rule.id}`)} closeLabel={t("shell.close")} onClose={onClose} kind="dialog">
      <div className="exam-intro sheet-body">
        <ul>
          <li>{t("exams.intro_questions", { count: rule.questions, pass: rule.passFrom / 100 })}</li>
          <li>{t("exams.intro_time", { time: format.duration(secondsAllowed(rule, examTime)) })}</li>
          <li>{t("exams.intro_graded")}</li>
          <li>{t("exams.intro_kept")}</li>
        </ul>
        <ChoiceGroup
          legend={t("exams.time")}
          choices={timeAllowances.map((allowance) => ({
            value: `${allowance}`,
            label: t("exams.time_factor", { factor: format.number(allowance / 100) }),
          }))}
          value={`${examTime}`}
          onChange={(value) => change({ examTime: timeAllowances.find((known) => `${known}` === value) ?? 100 })}
          describedBy={hintId}
        />
        <p className="meta" id={hintId}>
          {t("exams.time_hint")}
        </p>
        <div className="btn-row">
          <Button look="primary" first onPress={onBegin}>
            {t("exams.begin")}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
