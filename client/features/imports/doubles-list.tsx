import { useState } from "react";
import type { PossibleDouble } from "#shared/protocol/imports.ts";
import type { AskFailure } from "../../sync/ask-server.ts";
import { useNow } from "../../ui/clock.ts";
import { Button } from "../../ui/controls/button.tsx";
import { FieldError } from "../../ui/controls/field.tsx";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useFormat, useMessages } from "../../ui/messages/use-messages.tsx";
import { Tag } from "../../ui/surfaces/tag.tsx";
import { useDropCall } from "./imports-query.ts";

/** Imported calls that the rep may have logged too, each with one action to drop it. */
export function DoublesList({ doubles }: { readonly doubles: readonly PossibleDouble[] }) {
  const t = useMessages();
  const toast = useToast();
  const dropping = useDropCall();
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<AskFailure | null>(null);

  async function drop(callId: string): Promise<void> {
    const answer = await dropping.mutateAsync(callId);
    setFailure(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setDropped((before) => new Set([...before, callId]));
    toast({ text: t("imports.dropped") });
  }

  return (
    <section aria-labelledby="imports-doubles" className="parts">
      <h3 id="imports-doubles">{t("imports.doubles")}</h3>
      <p className="meta">{t("imports.doubles_text")}</p>
      <div role="status">{failure && <FieldError>{sentenceOf(failure, t)}</FieldError>}</div>
      <ul>
        {doubles.map((double) => (
          <DoubleItem
            key={double.callId}
            double={double}
            isDropped={dropped.has(double.callId)}
            isBusy={dropping.isPending}
            onDrop={() => void drop(double.callId)}
          />
        ))}
      </ul>
    </section>
  );
}

type DoubleItemProps = {
  readonly double: PossibleDouble;
  readonly isDropped: boolean;
  readonly isBusy: boolean;
  readonly onDrop: () => void;
};

function DoubleItem({ double, isDropped, isBusy, onDrop }: DoubleItemProps) {
  const t = useMessages();
  const format = useFormat();
  const now = useNow();
  const { repName: rep, occurredAt, durationSeconds, loggedAt } = double;
  const time = format.moment(occurredAt, now);
  return (
    <li className="imports-item">
      <span>
        {t("imports.double", { rep, imported: time, length: format.duration(durationSeconds) })}
        <span className="meta">{t("imports.double_logged", { logged: format.moment(loggedAt, now) })}</span>
      </span>
      {isDropped ? (
        <Tag>{t("imports.dropped_mark")}</Tag>
      ) : (
        <Button label={t("imports.drop_named", { rep, time })} unavailable={isBusy} onPress={onDrop}>
          {t("imports.drop_double")}
        </Button>
      )}
    </li>
  );
}
