import type { Ruleset } from "#shared/domain/ruleset/ruleset.ts";
import type { RulesetVersion } from "#shared/domain/ruleset/versions.ts";
import type { CivilDate } from "#shared/domain/time/civil-date.ts";
import type { Instant } from "#shared/domain/time/instant.ts";
import type { PublishedVersion } from "#shared/protocol/rulesets.ts";
import type { Tx } from "../db/db.ts";

/** A version as it is written: by an account, not a name. */
export type NewVersion = RulesetVersion & {
  readonly note: string;
  readonly userId: string;
  readonly createdAt: Instant;
};

type RulesetRow = {
  readonly starts_on: string;
  readonly ruleset: Ruleset;
  readonly note: string;
  readonly creator: string;
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

/** The same with what was written beside them and by whom, the oldest first. */
export async function publishedRulesets(tx: Tx, tenantId: string): Promise<readonly PublishedVersion[]> {
  const rows = await tx.rows<RulesetRow>(
    `select s.starts_on, s.ruleset, s.note, coalesce(m.display_name, s.created_by) as creator, s.created_at
       from org.rulesets s
       left join org.members m on m.tenant_id = s.tenant_id and m.user_id = s.created_by
      where s.tenant_id = $1
      order by s.version`,
    [tenantId],
  );
  return rows.map(toPublished);
}

/** Adds a version. The caller holds the tenant's head, so no other can take its number. */
export async function insertRuleset(tx: Tx, tenantId: string, version: NewVersion): Promise<void> {
  const { startsOn, ruleset, note, userId, createdAt } = version;
  await tx.rows(
    `insert into org.rulesets (tenant_id, version, starts_on, ruleset, note, created_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tenantId, ruleset.version, startsOn, JSON.stringify(ruleset), note, userId, new Date(createdAt)],
  );
}

function toPublished(row: RulesetRow): PublishedVersion {
  return {
    startsOn: row.starts_on as CivilDate,
    ruleset: row.ruleset,
    note: row.note,
    createdBy: row.creator,
    createdAt: row.created_at.getTime() as Instant,
  };
}
