import { X } from "lucide-react";
import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { Button } from "../controls/button.tsx";
import "./sheet.css";

type SheetProps = {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** `dialog` for a short question, in the middle of any screen. */
  readonly kind?: "sheet" | "dialog";
};

/**
 * A sheet from the bottom of a phone, a popover on a desktop. The browser's own modal dialog holds the focus inside, ends on
 * Esc and gives the focus back; what carries `data-autofocus` has it first.
 */
export function Sheet({ title, closeLabel, onClose, children, kind = "sheet" }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    // Closed before it leaves the document: only then does the browser return the focus to where it was.
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      className={`sheet sheet-${kind}`}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="sheet-head">
        <h2 id={titleId}>{title}</h2>
        <Button look="text" icon={X} label={closeLabel} onPress={onClose} />
      </div>
      {children}
    </dialog>
  );
}
