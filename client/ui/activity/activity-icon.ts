import {
  CalendarPlus,
  Handshake,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessageSquareText,
  PhoneCall,
  PhoneForwarded,
  PhoneMissed,
  PhoneOutgoing,
  Repeat,
  Share2,
  StickyNote,
  UserCheck,
  Voicemail,
} from "lucide-react";
import type { ActivityDetails, LoggableActivity } from "#shared/domain/ledger/activity.ts";

/** The icon of a piece of work. A call's depends on how it ended. */
export function activityIconOf({ activity, disposition }: ActivityDetails): LucideIcon {
  if (activity !== "call") return iconOf[activity];
  if (disposition === undefined) return PhoneOutgoing;
  switch (disposition) {
    case "no_answer":
    case "wrong_number":
      return PhoneMissed;
    case "voicemail":
      return Voicemail;
    case "contact":
    case "not_interested":
    case "dnc":
    case "callback":
    case "appointment":
      return PhoneCall;
  }
}

const iconOf: { readonly [activity in Exclude<LoggableActivity, "call">]: LucideIcon } = {
  appointment_set: CalendarPlus,
  appointment_held: UserCheck,
  deal_closed: Handshake,
  voicemail_left: Voicemail,
  email_sent: Mail,
  email_reply: Mail,
  sms_sent: MessageCircle,
  sms_reply: MessageCircle,
  sms_enrollment: MessageCircle,
  note_added: StickyNote,
  referral_generated: Share2,
  callback_scheduled: PhoneForwarded,
  objection_handled: MessageSquareText,
  cadence_touch: Repeat,
};
