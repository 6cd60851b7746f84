import pg from "pg";

/** Which life of a database this is, and how far its ledger has come: a number that only grows, unless an older copy takes its place. */
export type DatabaseStanding = { readonly epoch: string; readonly progress: bigint };

/** A stop waits for no server that is gone. */
const connectionTimeoutMillis = 5_000;

export async function standingOf(adminConnectionString: string): Promise<DatabaseStanding> {
  return asOwner(adminConnectionString, async (owner) => {
    const { rows } = await owner.query<{ epoch: string; progress: string }>(
      "select id as epoch, ledger.progress()::text as progress from ops.epoch",
    );
    const [row] = rows;
    if (!row) throw new Error("The database has no epoch");
    return { epoch: row.epoch, progress: BigInt(row.progress) };
  });
}

/**
 * Says that the database was restored from an older copy, and returns the new epoch's id. From its next sync on every device pulls
 * everything anew and sends again what was accepted in the last 35 days; what the copy knows is a duplicate. Running servers need no
 * restart.
 */
export async function startNewEpoch(adminConnectionString: string): Promise<string> {
  return asOwner(adminConnectionString, async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      "update ops.epoch set id = gen_random_uuid(), since = clock_timestamp() returning id",
    );
    const [row] = rows;
    if (!row) throw new Error("The database has no epoch");
    return row.id;
  });
}

async function asOwner<Value>(connectionString: string, work: (owner: pg.Client) => Promise<Value>): Promise<Value> {
  const owner = new pg.Client({ connectionString, application_name: "perennial epoch", connectionTimeoutMillis });
  await owner.connect();
  try {
    await owner.query("set role perennial_owner");
    return await work(owner);
  } finally {
    await owner.end();
  }
}
