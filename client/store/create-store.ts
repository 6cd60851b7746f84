import { inferOutcome } from "#shared/domain/ledger/outcome.ts";
import { ok } from "#shared/domain/result.ts";
import { listRecent } from "./activities.ts";
import { discardRefused, fixRefused, retryRefused } from "./attention.ts";
import { calmly } from "./calm.ts";
import type { DeviceDatabase } from "./database.ts";
import type { StorePorts } from "./device.ts";
import { createFeed } from "./feed.ts";
import { createLedgerReads } from "./ledger.ts";
import { completed, logActivity, previewDraft, undoActivity } from "./log.ts";
import { readOverview } from "./overview.ts";
import { requestLeave, updateProfile } from "./profile.ts";
import { exportDevice, listAttention, listPending } from "./queue.ts";
import { listExams } from "./reads/exams.ts";
import { readProfile } from "./reads/profile.ts";
import { readBadges, readEfficiency, readPromotion, readTrends } from "./reads/progress.ts";
import { beginSitting, dropSitting, saveSitting, submitSitting } from "./sittings.ts";
import { countSynced, dismissCleared, readStatus } from "./status.ts";
import type { Store } from "./store.ts";
import { keepSuggestion, readSuggestionAccuracy } from "./suggestions.ts";
import { createToday } from "./today.ts";

/** What the screens ask of a rep's device, over its database. The database has been prepared. */
export function createStore(db: DeviceDatabase, ports: StorePorts): Store {
  const today = createToday(db, ports);

  return {
    today: today.feed,
    progress: {
      overview: () => readOverview(db, ports),
      promotion: () => readPromotion(db, ports),
      badges: () => readBadges(db, ports),
      trends: (dates) => readTrends(db, ports, dates),
      efficiency: () => readEfficiency(db, ports),
    },
    profile: {
      read: () => readProfile(db, ports),
      update: (change) => updateProfile(db, ports, change),
      requestLeave: (leave) => requestLeave(db, ports, leave),
    },
    exams: {
      list: () => listExams(db, ports),
      sitting: (id) => db.strict.practice.get(id),
      begin: (start) => beginSitting(db, ports, start),
      save: (id, change) => saveSitting(db, ports, id, change),
      submit: (id, elapsedSeconds) => submitSitting(db, ports, id, elapsedSeconds),
      drop: (id) => dropSitting(db, id),
    },
    openCampaign: async () => (await import("./campaign-store.ts")).createCampaignStore(db, ports),
    activities: {
      recent: (limit) => listRecent(db, ports, limit),
      async log(draft, suggested) {
        const logged = await logActivity(db, ports, draft);
        if (logged.ok && logged.value.effect) today.written(logged.value.effect);
        const { disposition } = completed(draft);
        if (logged.ok && suggested && disposition) await keepSuggestion(db, logged.value.id, suggested, disposition);
        return logged;
      },
      suggest: inferOutcome,
      suggestionAccuracy: () => readSuggestionAccuracy(db),
      async undo(activityId) {
        const undone = await undoActivity(db, ports, activityId);
        if (undone.ok && undone.value) today.written(undone.value);
        return undone.ok ? ok(null) : undone;
      },
      preview: (draft) => previewDraft(db, draft, ports.now()),
    },
    queue: {
      pending: (limit) => listPending(db, limit),
      attention: () => listAttention(db),
      retry: (operationId) => retryRefused(db, ports, operationId),
      fix: (operationId, draft) => fixRefused(db, ports, operationId, draft),
      discard: (operationId) => discardRefused(db, ports, operationId),
      exportAll: () => exportDevice(db, ports),
    },
    ledger: createLedgerReads(db, ports),
    sync: {
      status: () => readStatus(db, ports),
      statusFeed: createFeed(
        () => calmly(() => readStatus(db, ports)),
        (status) => status,
      ),
      syncedActivities: () => countSynced(db),
      dismissCleared: () => dismissCleared(db),
    },
  };
}
