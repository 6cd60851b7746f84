import { CirclePlus, ScrollText } from "lucide-react";
import { defaultRuleset } from "#shared/domain/ruleset/default-ruleset.ts";
import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import { rulesetAt } from "#shared/domain/ruleset/versions.ts";
import type { PublishedVersion, Rulesets } from "#shared/protocol/rulesets.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Card } from "../../ui/surfaces/card.tsx";
import { Notice } from "../../ui/surfaces/notice.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { ChangesTable } from "./changes-table.tsx";
import type { RulesDraft } from "./draft.ts";

type VersionsListProps = {
  readonly rulesets: Rulesets;
  readonly draft: RulesDraft | null;
  readonly onBegin: (ruleset: Ruleset) => void;
  readonly onOpenDraft: () => void;
};

/** Every version there is, the newest first: when it holds, who published it and what it changed. */
export function VersionsList({ rulesets, draft, onBegin, onOpenDraft }: VersionsListProps) {
  const t = useMessages();
  const { versions } = rulesets;
  const all: readonly (PublishedVersion | null)[] = [null, ...versions];
  return (
    <div className="stack">
      {draft && (
        <Notice
          icon={ScrollText}
          tone="stem"
          action={
            <Button look="text" onPress={onOpenDraft}>
              {t("rules.draft_open")}
            </Button>
          }
        >
          {t("rules.draft_waits", { number: draft.from })}
        </Notice>
      )}
      <ol className="parts rules-versions" aria-label={t("rules.versions")}>
        {all
          .map((version, index) => (
            <VersionCard
              key={version?.ruleset.version ?? 1}
              version={version}
              before={index === 0 ? null : (versions[index - 2]?.ruleset ?? defaultRuleset)}
              rulesets={rulesets}
              onBegin={draft === null ? onBegin : null}
            />
          ))
          .reverse()}
      </ol>
    </div>
  );
}

type VersionCardProps = {
  /** `null` for the one that everybody starts with. */
  readonly version: PublishedVersion | null;
  readonly before: Ruleset | null;
  readonly rulesets: Rulesets;
  /** `null` while another draft is under work. */
  readonly onBegin: ((ruleset: Ruleset) => void) | null;
};

function VersionCard({ version, before, rulesets, onBegin }: VersionCardProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const ruleset = version?.ruleset ?? defaultRuleset;
  const number = ruleset.version;
  return (
    <li>
      <Card labelledBy={`version-${number}`} className="parts">
        <div className="head">
          <h2 id={`version-${number}`}>{t("rules.version", { number })}</h2>
          <StandingTag version={version} rulesets={rulesets} />
        </div>
        {version ? (
          <>
            <p>{version.note}</p>
            <p className="meta">
              {t("rules.since", { date: format.longDay(version.startsOn) })}.{" "}
              {t("rules.version_by", { name: version.createdBy, time: format.momentInText(version.createdAt, now) })}.
            </p>
          </>
        ) : (
          <p className="meta">{t("rules.version_first")}</p>
        )}
        {before && (
          <details className="fold">
            <summary>{t("rules.what_changed")}</summary>
            <ChangesTable
              before={before}
              after={ruleset}
              caption={t("rules.version", { number })}
              none={t("rules.same_as_before")}
            />
          </details>
        )}
        {onBegin && (
          <div className="btn-row">
            <Button icon={CirclePlus} onPress={() => onBegin(ruleset)}>
              {t("rules.new_from", { number })}
            </Button>
          </div>
        )}
      </Card>
    </li>
  );
}

function StandingTag({ version, rulesets }: Pick<VersionCardProps, "version" | "rulesets">) {
  const t = useMessages();
  const format = useFormat();
  const { versions, inForce, today } = rulesets;
  const number = version?.ruleset.version ?? 1;
  if (number === inForce) return <Tag tone="stem">{t("rules.in_force")}</Tag>;
  // One that a newer version overtook before it began never comes.
  const comes =
    version !== null && version.startsOn > today && rulesetAt(versions, version.startsOn).version === number;
  return comes ? (
    <Tag tone="warn">{t("rules.to_come", { date: format.day(version.startsOn) })}</Tag>
  ) : (
    <Tag>{t("rules.past")}</Tag>
  );
}
