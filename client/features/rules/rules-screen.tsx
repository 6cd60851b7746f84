import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { Rulesets } from "#shared/protocol/rulesets.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { ManagerPage } from "../../ui/shell/manager-page.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { beginDraft, useDraft } from "./draft.ts";
import { DraftEditor } from "./draft-editor.tsx";
import { useRulesets } from "./rulesets-query.ts";
import { VersionsList } from "./versions-list.tsx";
import "./rules.css";

export type RulesView = "versions" | "draft";

type RulesScreenProps = {
  readonly userId: string;
  readonly view: RulesView;
  readonly onView: (view: RulesView) => void;
};

/** The figures of the game, version by version, and the next one under work. */
export function RulesScreen({ userId, view, onView }: RulesScreenProps) {
  const t = useMessages();
  const answer = useRulesets(userId);
  const shelf = useDraft(userId);
  const begin = (ruleset: Ruleset, known: Rulesets): void => {
    shelf.keep(beginDraft(ruleset, known));
    onView("draft");
  };

  return (
    <ManagerPage
      title={t("nav.rules")}
      className="rules"
      tabs={{
        label: t("rules.tabs"),
        tabs: [
          { to: "/rules", name: t("rules.versions") },
          { to: "/rules/draft", name: t("rules.draft"), count: shelf.draft ? 1 : 0 },
        ],
      }}
      answer={answer}
      texts={{
        loading: t("rules.loading"),
        failed: t("rules.failed"),
        snapshot: t("rules.snapshot"),
        needsNetwork: t("rules.needs_network"),
      }}
    >
      {body}
    </ManagerPage>
  );

  function body(rulesets: Rulesets, unreachable: string | undefined) {
    if (view === "versions")
      return (
        <VersionsList
          rulesets={rulesets}
          draft={shelf.draft}
          onBegin={(ruleset) => begin(ruleset, rulesets)}
          onOpenDraft={() => onView("draft")}
        />
      );
    if (shelf.draft === null)
      return <NoDraft onBegin={() => begin(rulesets.versions.at(-1)?.ruleset ?? defaultRuleset, rulesets)} />;
    return (
      <DraftEditor
        userId={userId}
        rulesets={rulesets}
        shelf={shelf}
        draft={shelf.draft}
        unreachable={unreachable}
        onDone={() => onView("versions")}
      />
    );
  }
}

function NoDraft({ onBegin }: { readonly onBegin: () => void }) {
  const t = useMessages();
  return (
    <Card labelledBy="rules-no-draft" className="parts">
      <h2 id="rules-no-draft">{t("rules.draft_none")}</h2>
      <p>{t("rules.draft_none_text")}</p>
      <div className="btn-row">
        <Button look="primary" onPress={onBegin}>
          {t("rules.draft_begin")}
        </Button>
      </div>
    </Card>
  );
}
