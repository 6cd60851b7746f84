import { useState } from "react";
import type { Result } from "#shared/domain/result.ts";
import type { WriteFailure } from "../../store/store.ts";
import { useToast } from "../../ui/floating/toast.tsx";
import { sentenceOf } from "../../ui/messages/errors.ts";
import { useMessages } from "../../ui/messages/use-messages.tsx";

export type Saving = {
  /** What kept the last try from being saved, as a sentence. */
  readonly error: string | undefined;
  /** Resolves to whether it was saved on this device. */
  save(write: () => Promise<Result<null, WriteFailure>>): Promise<boolean>;
};

/** One change of the profile: the write, and what the person is told about it. */
export function useSaving(): Saving {
  const t = useMessages();
  const toast = useToast();
  const [error, setError] = useState<string | undefined>();

  return {
    error,
    async save(write) {
      const saved = await write();
      setError(saved.ok ? undefined : sentenceOf(saved.error, t));
      if (saved.ok) toast({ text: t("profile.saved") });
      return saved.ok;
    },
  };
}
