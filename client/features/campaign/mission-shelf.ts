import { v7 } from "uuid";
import type { MissionVersion } from "#shared/protocol/campaign-missions.ts";
import { type DraftShelf, useKeptDraft } from "../../store/kept-draft.ts";
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

export type MissionShelf = DraftShelf<LocalMission>;

/** The draft on this device. */
export function useMissionShelf(userId: string): MissionShelf {
  return useKeptDraft(`perennial.mission-draft.${userId}`, isDraft);
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

function isDraft(value: unknown): value is LocalMission {
  return typeof value === "object" && value !== null && "form" in value && "seriesId" in value && "seen" in value;
}
