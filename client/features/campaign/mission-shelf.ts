import { useState } from "react";
import { v7 } from "uuid";
import type { MissionVersion } from "#shared/protocol/campaign-missions.ts";
import type { MissionForm } from "./mission-form.ts";

/** A mission under work. It lies in this browser, under the manager's own key, until it is published or thrown away. */
export type LocalMission = {
  /** The draft's id on the server; where there is none yet, the one that it will have. */
  readonly id: string;
  readonly seriesId: string;
  readonly seriesVersion: number;
  /** The mission whose series the server is to write the draft into; `null` for a series that begins with it. */
  readonly missionId: string | null;
  /** The version of the server's draft that this one goes on from; `null` where there is none. */
  readonly seen: string | null;
  readonly form: MissionForm;
};

export type MissionShelf = {
  readonly draft: LocalMission | null;
  /** What was kept last; `false` where the browser had no room for it. */
  readonly isKept: boolean;
  keep(draft: LocalMission | null): void;
};

/** The draft on this device, kept at every change. */
export function useMissionShelf(userId: string, storage: Storage = localStorage): MissionShelf {
  const [draft, setDraft] = useState(() => readDraft(userId, storage));
  const [isKept, setKept] = useState(true);
  return {
    draft,
    isKept,
    keep(next) {
      setDraft(next);
      setKept(writeDraft(userId, next, storage));
    },
  };
}

/** A draft that begins a series. */
export function beginSeries(form: MissionForm): LocalMission {
  const id = v7();
  return { id, seriesId: id, seriesVersion: 1, missionId: null, seen: null, form };
}

/** The draft of a mission's series: the server's, or that of the version after the newest. */
export function continueSeries(mission: MissionVersion, form: MissionForm): LocalMission {
  const { id, seriesId, seriesVersion, state, version } = mission;
  if (state === "draft") return { id, seriesId, seriesVersion, missionId: id, seen: version, form };
  return { id: v7(), seriesId, seriesVersion: seriesVersion + 1, missionId: id, seen: null, form };
}

function readDraft(userId: string, storage: Storage): LocalMission | null {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(userId)) ?? "null");
    return isDraft(kept) ? kept : null;
  } catch {
    return null;
  }
}

function writeDraft(userId: string, draft: LocalMission | null, storage: Storage): boolean {
  try {
    if (draft === null) storage.removeItem(keyOf(userId));
    else storage.setItem(keyOf(userId), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function isDraft(value: unknown): value is LocalMission {
  return typeof value === "object" && value !== null && "form" in value && "seriesId" in value && "seen" in value;
}

function keyOf(userId: string): string {
  return `perennial.mission-draft.${userId}`;
}
