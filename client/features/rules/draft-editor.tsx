import { TriangleAlert } from "lucide-react";
import { useMemo, useState } from "react";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { Rulesets } from "#shared/protocol/rulesets.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { changesOf, faultsOf } from "./changes.ts";
import { ChangesTable } from "./changes-table.tsx";
import { DiscardDraft } from "./discard-draft.tsx";
import type { RulesDraft, RulesShelf } from "./draft.ts";
import { PreviewPart } from "./preview-part.tsx";
import { PublishPart } from "./publish-part.tsx";
import { type SectionId, sectionIds } from "./ruleset-form.ts";
import { SectionForm } from "./section-form.tsx";

type DraftEditorProps = {
  readonly userId: string;
  readonly rulesets: Rulesets;
  readonly shelf: RulesShelf;
  readonly draft: RulesDraft;
  /** Why the server can't be asked now. */
  readonly unreachable: string | undefined;
  readonly onDone: () => void;
};

/** A version under work: its figures by section, what they change, what they would have changed, and the way out. */
export function DraftEditor({ userId, rulesets, shelf, draft, unreachable, onDone }: DraftEditorProps) {
  const t = useMessages();
  const [section, setSection] = useState<SectionId>("xp");
  const candidate = useMemo<Ruleset>(
    () => ({ ...draft.ruleset, version: draft.after + 1 }),
    [draft.ruleset, draft.after],
  );
  const inForce =
    rulesets.versions.find(({ ruleset }) => ruleset.version === rulesets.inForce)?.ruleset ?? defaultRuleset;
  const faults = useMemo(() => faultsOf(candidate), [candidate]);
  const changes = useMemo(() => changesOf(inForce, candidate), [inForce, candidate]);
  const change = (part: Partial<RulesDraft>): void => shelf.keep({ ...draft, ...part });

  return (
    <div className="stack">
      <div className="head head-wrap">
        <h2>{t("rules.draft_title", { number: candidate.version, from: draft.from })}</h2>
        {shelf.isKept && <span className="meta">{t("rules.draft_saved")}</span>}
        <DiscardDraft changes={changes.length} onDiscard={() => shelf.keep(null)} />
      </div>
      {!shelf.isKept && (
        <Notice icon={TriangleAlert} tone="warn">
          {t("rules.draft_unsaved")}
        </Notice>
      )}
      <Meanwhile rulesets={rulesets} draft={draft} onKeep={(after) => change({ after })} />
      <div className="rules-editor">
        <nav className="rules-sections" aria-label={t("rules.sections")}>
          {sectionIds.map((id) => (
            <button
              key={id}
              type="button"
              className="rules-section"
              aria-current={id === section || undefined}
              onClick={() => setSection(id)}
            >
              {t(`rules.section_${id}`)}
              <Counts
                changes={changes.filter(({ place }) => place.section === id).length}
                faults={faults.filter(({ place }) => place.section === id).length}
              />
            </button>
          ))}
        </nav>
        <div className="stack rules-form">
          <SectionForm
            key={section}
            section={section}
            ruleset={draft.ruleset}
            faults={faults}
            onChange={(ruleset) => change({ ruleset })}
          />
        </div>
      </div>
      <Card labelledBy="rules-changes" className="parts">
        <h2 id="rules-changes">{t("rules.changes")}</h2>
        <p className="meta">{t("rules.changes_text", { number: inForce.version })}</p>
        <ChangesTable before={inForce} after={candidate} caption={t("rules.changes")} none={t("rules.no_changes")} />
      </Card>
      <PreviewPart candidate={candidate} isFaulty={faults.length > 0} unreachable={unreachable} />
      <PublishPart
        userId={userId}
        draft={draft}
        candidate={candidate}
        changes={changes.length}
        faults={faults.length}
        earliestStart={rulesets.earliestStart}
        unreachable={unreachable}
        onChange={change}
        onPublished={() => {
          shelf.keep(null);
          onDone();
        }}
      />
    </div>
  );
}

function Counts({ changes, faults }: { readonly changes: number; readonly faults: number }) {
  const t = useMessages();
  const format = useFormat();
  if (faults > 0)
    return (
      <Tag tone="danger" icon={TriangleAlert}>
        {t("rules.section_faults", { count: faults })}
      </Tag>
    );
  if (changes === 0) return null;
  return (
    <Tag tone="stem">
      <span aria-hidden="true">{format.number(changes)}</span>
      <span className="visually-hidden">{t("rules.section_changes", { count: changes })}</span>
    </Tag>
  );
}

type MeanwhileProps = {
  readonly rulesets: Rulesets;
  readonly draft: RulesDraft;
  readonly onKeep: (after: number) => void;
};

/** What somebody else published since the draft was begun, with what it changed, so that the two can be reconciled by hand. */
function Meanwhile({ rulesets, draft, onKeep }: MeanwhileProps) {
  const t = useMessages();
  const { versions } = rulesets;
  const newest = versions.at(-1);
  if (newest === undefined || newest.ruleset.version <= draft.after) return null;
  const { version: number } = newest.ruleset;
  return (
    <Card labelledBy="rules-meanwhile" className="parts rules-meanwhile">
      <h3 id="rules-meanwhile">{t("rules.meanwhile", { name: newest.createdBy, number, note: newest.note })}</h3>
      <ChangesTable
        before={versions.at(-2)?.ruleset ?? defaultRuleset}
        after={newest.ruleset}
        caption={t("rules.version", { number })}
        none={t("rules.same_as_before")}
      />
      <div className="btn-row">
        <Button onPress={() => onKeep(number)}>{t("rules.meanwhile_keep", { number: number + 1 })}</Button>
      </div>
    </Card>
  );
}
