import { Link } from "@tanstack/react-router";
import { CircleAlert, CloudCheck, CloudOff, CloudUpload, HardDrive, Hourglass, type LucideIcon } from "lucide-react";
import { useState } from "react";
import { Icon } from "../icon.tsx";
import "./sync-pill.css";

export type PillState = "attention" | "storage" | "stale" | "offline" | "sending" | "ok";

/** What the pill says: one state, and its words with the figures in them. */
export type PillView = { readonly state: PillState; readonly text: string };

type SyncPillProps = {
  readonly view: PillView;
  /** A manager's browser has no queue, and so no Sync centre to lead to. */
  readonly leadsToSyncCenter?: boolean;
};

/** Where the device stands with the server, in the same place on every screen. */
export function SyncPill({ view, leadsToSyncCenter = true }: SyncPillProps) {
  const announced = useChangeOfState(view);
  const face = (
    <span className="pill-face" key={view.state}>
      <Icon of={iconOf[view.state]} small />
      <span>{view.text}</span>
    </span>
  );
  return (
    <>
      {leadsToSyncCenter ? (
        <Link to="/sync" className="pill" data-state={view.state}>
          {face}
        </Link>
      ) : (
        <span className="pill" data-state={view.state}>
          {face}
        </span>
      )}
      <span className="visually-hidden" role="status">
        {announced}
      </span>
    </>
  );
}

const iconOf: { readonly [state in PillState]: LucideIcon } = {
  attention: CircleAlert,
  storage: HardDrive,
  stale: Hourglass,
  offline: CloudOff,
  sending: CloudUpload,
  ok: CloudCheck,
};

/** The text to read out: that of the moment when the state changed, so that neither minutes nor counts are read. */
function useChangeOfState({ state, text }: PillView): string {
  const [last, setLast] = useState({ state, text: "" });
  if (last.state !== state) setLast({ state, text });
  return last.text;
}
