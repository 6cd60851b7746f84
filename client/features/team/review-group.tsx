import { type ReactNode, useId } from "react";
import { useMessages } from "../../ui/messages/use-messages.tsx";

type ReviewGroupProps<Item> = {
  readonly title: string;
  readonly text?: string;
  readonly items: readonly Item[];
  readonly itemOf: (item: Item) => ReactNode;
  /** Said in place of an empty list; without it an empty group isn't shown. */
  readonly none?: string;
};

/** How many of a list are in view; the others open. */
const shownAtOnce = 5;

/** A named list of the review, the first few in view. */
export function ReviewGroup<Item>({ title, text, items, itemOf, none }: ReviewGroupProps<Item>) {
  const t = useMessages();
  const id = useId();
  const rest = items.slice(shownAtOnce);
  if (items.length === 0 && none === undefined) return null;
  return (
    <div className="review-group">
      <h4 id={id}>{title}</h4>
      {text && <p className="meta">{text}</p>}
      {items.length === 0 && <p className="meta">{none}</p>}
      {items.length > 0 && <ul aria-labelledby={id}>{items.slice(0, shownAtOnce).map(itemOf)}</ul>}
      {rest.length > 0 && (
        <details>
          <summary>{t("review.more", { count: rest.length })}</summary>
          <ul aria-labelledby={id}>{rest.map(itemOf)}</ul>
        </details>
      )}
    </div>
  );
}
