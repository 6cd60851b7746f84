import type { Disposition } from "./activity.ts";

/** How a call seems to have ended: a suggestion, which the rep overrides. */
export type InferredOutcome = { readonly disposition: Disposition; readonly confidence: "high" | "medium" | "low" };

export type CallReport = { readonly durationSeconds: number; readonly note?: string };

/** A note this long or shorter doesn't show that anybody spoke. */
const silentNoteLength = 5;

/**
 * How a call ended, by how long it took and what was noted, in English or Spanish. What refuses is looked for before what agrees: "not
 * interested" has "interested" in it.
 */
export function inferOutcome({ durationSeconds, note = "" }: CallReport): InferredOutcome {
  const text = plainText(note);
  const says = (words: RegExp) => words.test(text);

  if (durationSeconds < 10) return { disposition: "no_answer", confidence: "high" };
  if (says(doNotCall)) return { disposition: "dnc", confidence: "high" };

  if (durationSeconds < 30) {
    if (says(voicemail)) return { disposition: "voicemail", confidence: "high" };
    if (text.length <= silentNoteLength) return { disposition: "voicemail", confidence: "medium" };
    if (says(negative)) return { disposition: "not_interested", confidence: "medium" };
    return { disposition: "contact", confidence: "low" };
  }

  if (says(negative)) return { disposition: "not_interested", confidence: "high" };
  if (durationSeconds < 120 && says(callback)) return { disposition: "callback", confidence: "medium" };
  if (says(callback) || says(appointment)) return { disposition: "callback", confidence: "high" };
  return { disposition: "contact", confidence: "high" };
}

/** Without accents, in lower case, with one kind of space and apostrophe, so that a note reads the same from any keyboard. */
function plainText(note: string): string {
  return note
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, " ")
    .trim();
}

const doNotCall = anyOf(
  "do not call( me| us)?( again| any ?more)?",
  "don'?t call( me| us)?( again| any ?more)?",
  "stop calling",
  "dnc",
  "take (me|us|him|her|them) off",
  "(remove|delete) (me|us|him|her|them|from)",
  "remove[d]? from (the |your |our )?list",
  "no (me |nos |le |les )?(vuelv[ae]n?|vuelvas) a llamar(me|nos|le|les)?",
  "no (me |nos |le |les )?llam(e|en|es|ar)( mas)?",
  "deje(n)? de llamar(me|nos)?",
  "lista de exclusion|lista robinson",
  "(borr|quit|elimin)(e|en|ar)(me|nos|lo|la)",
);

const voicemail = anyOf(
  "voice ?mail",
  "vm",
  "left (a )?(message|msg)",
  "answering machine",
  "after the (tone|beep)",
  "buzon( de voz)?",
  "contestador(a)?",
  "(dej[eo]|dejado|dejar)( un)? (mensaje|recado)",
);

const negative = anyOf(
  "not? (really |very |at all |so )?interested",
  "(isn't|isnt|wasn't|wasnt|aren't|arent|weren't|werent) (really |very |at all )?interested",
  "uninterested",
  "no interest",
  "no thanks?( you)?",
  "hung up",
  "(doesn't|doesnt|does not|don't|dont|do not|didn't|didnt|did not|won't|wont|will not) (want|need)",
  "already (has|have|had|with)",
  "(said|says|say) no",
  "rejected|refused|declined",
  "sin interes",
  "no (esta(ba|n)?|estoy|estamos) (muy |nada )?interesad[oa]s?",
  "no (le|les|me|nos) interes[ao](ba)?",
  "no tiene(n)? interes",
  "no,? gracias",
  "(me |nos )?colg(o|aron)",
  "no (lo |la |los |las )?(quiere|quieren|necesita|necesitan)",
  "ya tiene(n)?",
  "dijo que no",
  "rechaz(o|a|aron|ado)",
);

const callback = anyOf(
  "call(ing)? (me |us |him |her |them )?back",
  "callback",
  "call (me |us |him |her |them )?(again|later|tomorrow|next)",
  "(follow|following) up|follow-up",
  "try (again|later)",
  "another time|busy( right)? now|is busy|was busy",
  "(vuelv[aeo]|volver|volvere) a llamar(me|le|lo|la|les)?",
  "(devolver|devuelvo|devuelva)( la)? llamada",
  "llam(ar|e|arme|arle|arlo|arla|ame|eme|arles) (mas tarde|luego|despues|manana|otra vez|de nuevo|el|la)",
  "mas tarde|otro momento|ocupad[oa]",
);

const appointment = anyOf(
  "appointment|appt",
  "meeting|demo",
  "(re)?scheduled?|booked?",
  "(is |was |very |really |sounds |seems )?interested",
  "cita|reunion|agend(ar|o|ado|ada|amos)|concertad[oa]|reserv(a|o|ado)",
  "interesad[oa]s?|le interesa",
);

/** Whole words only: "appointed" is no "appt", and "convmail" no "vm". */
function anyOf(...patterns: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join("|")})(?![\\p{L}\\p{N}])`, "u");
}
