import type { ComponentType } from "react";
import { progressTexts } from "../ui/messages/progress-texts.ts";
import { MoreMessages } from "../ui/messages/use-messages.tsx";

/** One of Progress's screens with the texts that all of them share. */
export function progressRoute(Screen: ComponentType): ComponentType {
  return () => (
    <MoreMessages texts={progressTexts}>
      <Screen />
    </MoreMessages>
  );
}
