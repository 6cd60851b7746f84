import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from "react";
import { Button } from "../controls/button.tsx";
import { useMessages } from "../messages/use-messages.tsx";
import "./toast.css";

export type Toast = {
  readonly text: string;
  readonly action?: { readonly label: string; readonly shortcut?: string; readonly onAct: () => void };
};

/** How long a toast stays while nobody rests on it (WCAG 2.2.1). */
export const toastMs = 10_000;

const ToastContext = createContext<((toast: Toast) => void) | null>(null);

/** Gives everything below it `useToast`, and shows one toast at a time: the newest, so that quick logging stacks nothing. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const t = useMessages();
  const [shown, setShown] = useState<Toast | null>(null);

  const show = useCallback((toast: Toast) => setShown({ ...toast }), []);
  const hide = useCallback(() => setShown(null), []);

  return (
    <ToastContext value={show}>
      {children}
      <section className="toasts" aria-label={t("shell.notifications")}>
        {/* The text alone is live: the same words again are not read again, however fast somebody logs. */}
        <p className="visually-hidden" role="status">
          {shown?.text}
        </p>
        {shown && <ToastCard toast={shown} onEnd={hide} />}
      </section>
    </ToastContext>
  );
}

export function useToast(): (toast: Toast) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error("useToast needs a ToastProvider above it");
  return show;
}

function ToastCard({ toast, onEnd }: { readonly toast: Toast; readonly onEnd: () => void }) {
  const [held, setHeld] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another toast has the whole time again
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onEnd, toastMs);
    return () => clearTimeout(timer);
  }, [held, onEnd, toast]);

  const { text, action } = toast;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting on it only holds the time, there is nothing to operate
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      onKeyDown={(event) => event.key === "Escape" && onEnd()}
    >
      <p aria-hidden="true">{text}</p>
      {action && (
        <Button
          look="text"
          {...(action.shortcut && { shortcut: action.shortcut })}
          onPress={() => {
            onEnd();
            action.onAct();
          }}
        >
          {action.label}
        </Button>
      )}
    </div>
  );
}
