import { createContext, type ReactNode, useContext, useEffect, useMemo } from "react";
import type { Zone } from "#shared/domain/time/zone.ts";
import { createFormat, type Format } from "./format.ts";
import { createTranslate, type Language, type MoreTexts, type Translate } from "./translate.ts";

type Messages = { readonly language: Language; readonly t: Translate; readonly format: Format };

const MessagesContext = createContext<Messages | null>(null);

/** Gives everything below it a language, and tells the document. */
export function MessagesProvider({
  language,
  children,
}: {
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const messages = useMemo(() => {
    const t = createTranslate(language);
    return { language, t, format: createFormat(language, t) };
  }, [language]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

/** Below it times and dates are those of a zone, not of the browser's: a rep's days are the rep's wherever the device thinks it is. */
export function ZoneProvider({ zone, children }: { readonly zone: Zone; readonly children: ReactNode }) {
  const outer = useMessagesContext();
  const messages = useMemo(() => ({ ...outer, format: createFormat(outer.language, outer.t, zone) }), [outer, zone]);
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

/** Gives everything below it texts besides those that every screen has at hand. */
export function MoreMessages({ texts, children }: { readonly texts: MoreTexts; readonly children: ReactNode }) {
  const outer = useMessagesContext();
  const messages = useMemo(() => ({ ...outer, t: createTranslate(outer.language, texts) }), [outer, texts]);
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

/** Writes a message in the person's language: `t("today.days", { count: 12 })`. */
export function useMessages(): Translate {
  return useMessagesContext().t;
}

export function useFormat(): Format {
  return useMessagesContext().format;
}

export function useLanguage(): Language {
  return useMessagesContext().language;
}

function useMessagesContext(): Messages {
  const messages = useContext(MessagesContext);
  if (messages === null) throw new Error("useMessages needs a MessagesProvider above it");
  return messages;
}
