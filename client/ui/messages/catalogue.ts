import type { CampaignEnglish } from "./en/campaign.ts";
import type { examScreens } from "./en/exam-screens.ts";
import type { ImportsEnglish } from "./en/imports.ts";
import type { JobsEnglish } from "./en/jobs.ts";
import type { ledgerScreens } from "./en/ledger-screens.ts";
import type { ManagerEnglish } from "./en/manager.ts";
import type { progressScreens } from "./en/progress-screens.ts";
import type { en } from "./en.ts";

/** A text that depends on `count`. Which forms a language needs is the language's own affair; `other` always stands. */
export type Plural = { readonly one?: string; readonly many?: string; readonly other: string };

/** All texts there are: those that every screen has at hand, and those that some screens bring along. */
export type English = typeof en &
  typeof progressScreens &
  typeof ledgerScreens &
  typeof examScreens &
  CampaignEnglish &
  ManagerEnglish &
  ImportsEnglish &
  JobsEnglish;

export type MessageKey = keyof English;

/** Every key of the English catalogue that every screen has at hand, each in the same form: a missing one doesn't compile. */
export type Catalogue = TranslationOf<typeof en>;

/** The keys of an English catalogue, or of a screen's part of it, with another language's texts. */
export type TranslationOf<English> = { readonly [key in keyof English]: English[key] extends string ? string : Plural };

/** What a message's placeholders, such as `{name}`, stand for. Numbers are written as the language writes them. */
export type MessageValues<Key extends MessageKey> = {
  readonly [name in Placeholder<English[Key]>]: name extends "count" ? number : string | number;
};

type Placeholder<Message> = Message extends string
  ? NameIn<Message>
  : Message extends { readonly other: infer Text extends string }
    ? NameIn<Text> | "count"
    : never;

type NameIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;
