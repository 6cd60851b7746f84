/** A call as a device queues it: some 300 bytes of JSON. */
export type LoggedCall = {
  readonly id: string;
  readonly kind: "log_activity";
  readonly version: 3;
  readonly deviceSeq: number;
  readonly recordedAt: number;
  readonly occurredAt: number;
  readonly zone: string;
  readonly localDate: string;
  readonly body: {
    readonly activity: "call";
    readonly disposition: "contact" | "no_answer";
    readonly durationSeconds: number;
    readonly contactRef: string;
  };
};

const dayMs = 86_400_000;
const zone = "Europe/Madrid";
const dateFormat = new Intl.DateTimeFormat("sv-SE", { timeZone: zone });

/** Calls made one after the other, evenly over the days before now. */
export function makeCalls(count: number, days: number): readonly LoggedCall[] {
  const now = Date.now() - 60_000;
  return Array.from({ length: count }, (_, index) =>
    makeCall(index + 1, now - ((count - index) * days * dayMs) / count),
  );
}

export function makeCall(deviceSeq: number, at: number): LoggedCall {
  const recordedAt = Math.floor(at);
  return {
    id: crypto.randomUUID(),
    kind: "log_activity",
    version: 3,
    deviceSeq,
    recordedAt,
    occurredAt: recordedAt,
    zone,
    localDate: dateFormat.format(recordedAt),
    body: {
      activity: "call",
      disposition: deviceSeq % 4 === 0 ? "contact" : "no_answer",
      durationSeconds: 20 + (deviceSeq % 400),
      contactRef: `Contact ${deviceSeq % 997}`,
    },
  };
}
