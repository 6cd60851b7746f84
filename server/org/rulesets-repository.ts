import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { RulesetVersion } from "#shared/domain/ruleset/versions.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { Tx } from "../db/db.ts";

/** A version as it was published. */
export type PublishedRuleset = RulesetVersion & {
  readonly note: string;
  readonly createdBy: string;
  readonly createdAt: Instant;
};

type RulesetRow = {
  readonly starts_on: string;
  readonly ruleset: Ruleset;
  readonly note: string;
  readonly created_by: string;
  readonly created_at: Date;
};

/** The versions of tenant `t` as JSON of `RulesetVersion[]`, for a statement that reads other things of the tenant. */
export const rulesetsOfTenant = `(select coalesce(jsonb_agg(jsonb_build_object('startsOn', s.starts_on, 'ruleset', s.ruleset) order by s.version), '[]')
               from org.rulesets s
              where s.tenant_id = t.tenant_id)`;

/** All versions that the tenant has published, future ones too; before the first the default one holds. */
export async function rulesetsOf(tx: Tx, tenantId: string): Promise<readonly RulesetVersion[]> {
  return (await publishedRulesets(tx, tenantId)).map(({ startsOn, ruleset }) => ({ startsOn, ruleset }));
}

/** The same with what was written beside them, the oldest first. */
export async function publishedRulesets(tx: Tx, tenantId: string): Promise<readonly PublishedRuleset[]> {
  const rows = await tx.rows<RulesetRow>(
    `select starts_on, ruleset, note, created_by, created_at from org.rulesets where tenant_id = $1 order by version`,
    [tenantId],
  );
  return rows.map(toPublished);
}

/** Adds a version. The caller holds the tenant's head, so no other can take its number. */
export async function insertRuleset(tx: Tx, tenantId: string, published: PublishedRuleset): Promise<void> {
  const { startsOn, ruleset, note, createdBy, createdAt } = published;
  await tx.rows(
    `insert into org.rulesets (tenant_id, version, starts_on, ruleset, note, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, ruleset.version, startsOn, JSON.stringify(ruleset), note, createdBy, new Date(createdAt)],
  );
}

function toPublished(row: RulesetRow): PublishedRuleset {
  return {
    startsOn: row.starts_on as CivilDate,
    ruleset: row.ruleset,
    note: row.note,
    createdBy: row.created_by,
    createdAt: row.created_at.getTime() as Instant,
  };
}
