import { CloudOff } from "lucide-react";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { Rulesets } from "#shared/protocol/rulesets.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useMessages } from "../../ui/messages/use-messages.tsx";
import { useHasNetwork } from "../../ui/network.ts";
import { Page } from "../../ui/shell/page.tsx";
import { PageTabs } from "../../ui/shell/page-tabs.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Skeleton } from "../../ui/surfaces/skeleton.tsx";
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
  const { value: rulesets, failed, retry } = useRulesets(userId);
  const hasNetwork = useHasNetwork();
  const shelf = useDraft(userId);
  const isAway = failed || !hasNetwork;
  const begin = (ruleset: Ruleset, known: Rulesets): void => {
    shelf.keep(beginDraft(ruleset, known));
    onView("draft");
  };

  return (
    <Page title={t("nav.rules")}>
      <div className="stack rules">
        <PageTabs
          label={t("rules.tabs")}
          tabs={[
            { to: "/rules", name: t("rules.versions") },
            { to: "/rules/draft", name: t("rules.draft"), count: shelf.draft ? 1 : 0 },
          ]}
        />
        {rulesets && isAway && <Notice icon={CloudOff}>{t("rules.snapshot")}</Notice>}
        {body()}
      </div>
    </Page>
  );

  function body() {
    if (rulesets === undefined)
      return failed ? <RulesFailed onRetry={retry} /> : <Skeleton title={t("rules.loading")} />;
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
        unreachable={isAway ? t("rules.needs_network") : undefined}
        onDone={() => onView("versions")}
      />
    );
  }
}

function RulesFailed({ onRetry }: { readonly onRetry: () => void }) {
  const t = useMessages();
  return (
    <Card labelledBy="rules-failed" className="parts">
      <h2 id="rules-failed">{t("rules.failed")}</h2>
      <p>{t("team.failed_text")}</p>
      <div className="btn-row">
        <Button look="primary" onPress={onRetry}>
          {t("team.try_again")}
        </Button>
      </div>
    </Card>
  );
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
