import "temporal-polyfill/global";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Execution, Executions, Jobs, RunAccepted } from "#shared/protocol/jobs.ts";
import { createTestRunner } from "../jobs/testing.ts";
import { createTestServer, createTestTenant, type TestServer } from "./testing.ts";

let server: TestServer;
let north: Awaited<ReturnType<typeof createTestTenant>>;
let manager: { readonly cookie: string };
let stranger: { readonly cookie: string };
beforeAll(async () => {
  server = await createTestServer();
  north = await createTestTenant(server, "jobs");
  const other = await createTestTenant(server, "others");
  manager = await server.signIn(north.emailOf("manager"));
  stranger = await server.signIn(other.emailOf("admin"));
});
afterAll(() => server.close());

const read = async <Value>(path: string, who = manager): Promise<Value> => {
  const answer = await server.get(path, who);
  expect(answer.status).toBe(200);
  return (await answer.json()) as Value;
};
const settlementIn = ({ jobs }: Jobs) => jobs.find(({ name }) => name === "settlement");
const refusal = async (answer: Response) => [
  answer.status,
  ((await answer.json()) as { error: { code: string } }).error.code,
];

test("a manager has a job run, sees it wait, and reads what became of it; nobody else's tenant does", async () => {
  expect(settlementIn(await read<Jobs>("/api/jobs"))).toMatchObject({
    schedule: { kind: "minutes", every: 30 },
    last: null,
    underway: null,
  });

  const asked = await server.post("/api/jobs/settle/run", {}, manager);
  expect(asked.status).toBe(202);
  const { executionId } = (await asked.json()) as RunAccepted;
  expect(server.woken).toEqual([{ tenantId: north.tenantId, job: "settlement" }]);
  expect(settlementIn(await read<Jobs>("/api/jobs"))?.underway).toMatchObject({
    id: executionId,
    askedBy: "manager",
    askedByName: "manager",
    startedAt: null,
  });

  const job = server.parts.jobs.list.find(({ name }) => name === "settlement");
  if (!job) throw new Error("There is no settlement");
  const runner = createTestRunner({ db: server.db, jobs: [job], clock: server.now });
  await runner.runOpen(north.tenantId, job);

  const jobs = await read<Jobs>("/api/jobs");
  expect(jobs.zone).toBe("Europe/Madrid");
  expect(settlementIn(jobs)).toMatchObject({ underway: null, last: { outcome: "success" } });
  expect(settlementIn(jobs)?.nextRunAt).toBeGreaterThan(server.now());
  expect(await read<Execution>(`/api/jobs/executions/${executionId}`)).toMatchObject({
    job: "settlement",
    outcome: "success",
    dryRun: false,
    steps: expect.arrayContaining([expect.objectContaining({ name: "dates", outcome: "success" })]),
  });
  const { executions } = await read<Executions>("/api/jobs/executions?job=settlement&limit=5");
  expect(executions.map(({ askedBy }) => askedBy).sort()).toEqual(["manager", "schedule"]);

  expect(await read<Executions>("/api/jobs/executions", stranger)).toEqual({ executions: [] });
  expect(await refusal(await server.get(`/api/jobs/executions/${executionId}`, stranger))).toEqual([404, "not_found"]);
});

test("what a manager had run is in the account of what managers did", async () => {
  const asked = await server.post("/api/jobs/settlement/run", { dryRun: true }, manager);
  const { executionId } = (await asked.json()) as RunAccepted;
  const [row] = await server.db.inTransaction({ kind: "tenant", tenantId: north.tenantId }, (tx) =>
    tx.rows("select action, subject, after from ops.audit_log where tenant_id = $1 order by id desc limit 1", [
      north.tenantId,
    ]),
  );
  expect(row).toEqual({
    action: "run_job",
    subject: "settlement",
    after: { job: "settlement", dryRun: true, executionId },
  });
});

test("reps are refused, and so is what can't be read or must not be run by the way", async () => {
  const rep = await server.signIn(north.emailOf("n1"));
  expect(await refusal(await server.get("/api/jobs", rep))).toEqual([403, "forbidden"]);
  expect(await refusal(await server.post("/api/jobs/settlement/run", {}, rep))).toEqual([403, "forbidden"]);
  expect(await refusal(await server.post("/api/jobs/nonsense/run", {}, manager))).toEqual([404, "not_found"]);
  expect(await refusal(await server.post("/api/jobs/settlement/run", { dryRun: "yes" }, manager))).toEqual([
    400,
    "invalid_request",
  ]);
  expect(await refusal(await server.get("/api/jobs/executions?limit=0", manager))).toEqual([400, "invalid_request"]);
  expect(await refusal(await server.get("/api/jobs/executions/x", manager))).toEqual([404, "not_found"]);
  const forced = server.parts.jobs.list.find(({ needsForce }) => needsForce);
  if (forced) {
    expect(await refusal(await server.post(`/api/jobs/${forced.name}/run`, {}, manager))).toEqual([422, "needs_force"]);
    expect((await server.post(`/api/jobs/${forced.name}/run`, { dryRun: true }, manager)).status).toBe(202);
  }
});
