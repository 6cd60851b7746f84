/**
 * A rule about imports: the pattern matches the ones it forbids, written `importing file → imported file`, with paths
 * from the project's root and packages as `npm:name`. The sample is an import that breaks it.
 */
export type ImportRule = { readonly name: string; readonly forbidden: RegExp; readonly sample: string };

/** A rule about names: the pattern matches the forbidden ones, written `file mentions name`. */
export type MentionRule = { readonly name: string; readonly forbidden: RegExp; readonly sample: string };

export const importRules: readonly ImportRule[] = [
  {
    name: "shared ↛ client, server",
    forbidden: /^shared\/\S+ → (client|server)\//,
    sample: "shared/domain/predict.ts → server/db/db.ts",
  },
  {
    name: "client ↛ server",
    forbidden: /^client\/\S+ → server\//,
    sample: "client/sync/engine.ts → server/sync/push.ts",
  },
  {
    name: "server ↛ client",
    forbidden: /^server\/\S+ → client\//,
    sample: "server/sync/push.ts → client/sync/engine.ts",
  },
  {
    name: "shared, client, server ↛ e2e, bench",
    forbidden: /^(shared|client|server)\/\S+ → (e2e|bench)\//,
    sample: "server/app/main.ts → e2e/support/browser.ts",
  },
  {
    name: "domain ↛ protocol",
    forbidden: /^shared\/domain\/\S+ → shared\/protocol\//,
    sample: "shared/domain/intents.ts → shared/protocol/operations.ts",
  },
  {
    name: "domain/time ↛ other domain",
    forbidden: /^shared\/domain\/time\/\S+ → shared\/domain\/(?!time\/)/,
    sample: "shared/domain/time/instant.ts → shared/domain/ledger/activity.ts",
  },
  {
    // Tests and the makers that they share (`testing.ts`) may take more.
    name: "shared takes no package but its three",
    forbidden: /^shared\/(?!\S+(?:\.test|\/testing)\.ts)\S+ → npm:(?!(temporal-polyfill|uuid|zod)(\/|$))/,
    sample: "shared/domain/ledger/activity.ts → npm:node:crypto",
  },
  {
    name: "features ↛ other features",
    forbidden: /^client\/features\/([^/]+)\/\S+ → client\/features\/(?!\1\/)/,
    sample: "client/features/today/today.tsx → client/features/log/log-sheet.tsx",
  },
  {
    name: "features ↛ app",
    forbidden: /^client\/features\/\S+ → client\/app\//,
    sample: "client/features/today/today.tsx → client/app/routes.tsx",
  },
  {
    name: "ui ↛ features, store, sync, app, worker",
    forbidden: /^client\/ui\/\S+ → client\/(?!ui\/)/,
    sample: "client/ui/sync-pill.tsx → client/store/store.ts",
  },
  {
    name: "store ↛ the rest of the client",
    forbidden: /^client\/store\/\S+ → client\/(?!store\/)/,
    sample: "client/store/store.ts → client/sync/engine.ts",
  },
  {
    name: "sync ↛ app, features, ui, worker",
    forbidden: /^client\/sync\/\S+ → client\/(?!sync\/|store\/)/,
    sample: "client/sync/engine.ts → client/ui/messages/en.ts",
  },
  {
    name: "server/db ↛ other modules",
    forbidden: /^server\/db\/\S+ → server\/(?!db\/)/,
    sample: "server/db/postgres.ts → server/org/tenants.ts",
  },
  {
    name: "server/<module> ↛ server/app, server/jobs",
    forbidden: /^server\/(?!app\/|jobs\/)\S+ → server\/(app|jobs)\//,
    sample: "server/ledger/service.ts → server/jobs/schedule.ts",
  },
  {
    name: "the keys of the exams ↛ anything but what grades",
    forbidden: /^(?!server\/exams\/)\S+ → server\/exams\/(keys\.ts|keys\/)/,
    sample: "e2e/support/scripted-device.ts → server/exams/keys.ts",
  },
  {
    name: "server/jobs ↛ server/app",
    forbidden: /^server\/jobs\/\S+ → server\/app\//,
    sample: "server/jobs/schedule.ts → server/app/errors.ts",
  },
];

export const mentionRules: readonly MentionRule[] = [
  {
    // Where the platform lacks it, an entry installs it for all by `import "temporal-polyfill/global"`: that names nothing.
    name: "only domain/time knows Temporal",
    forbidden: /^(shared\/(?!domain\/time\/)|client\/|server\/)\S+ mentions (Temporal|npm:temporal-polyfill)$/,
    sample: "client/store/perform.ts mentions Temporal",
  },
  {
    name: "P3 in shared, time and chance are arguments",
    forbidden: /^shared\/(?!\S+\.test\.ts)\S+ mentions (Date|Math\.random|crypto\.randomUUID)$/,
    sample: "shared/domain/ledger/entry.ts mentions Math.random",
  },
];
