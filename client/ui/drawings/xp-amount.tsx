import { useFormat, useMessages } from "../messages/use-messages.tsx";

/** `~ +20` while only this device counts it, `+20` once it is confirmed; a screen reader hears words, not signs. */
export function XpAmount({ xp, confirmed }: { readonly xp: number; readonly confirmed: boolean }) {
  const t = useMessages();
  const format = useFormat();
  const spoken = t(xp < 0 ? "xp.minus" : "xp.plus", { number: Math.abs(xp) });
  return (
    <>
      <span className="visually-hidden">{confirmed ? spoken : t("xp.predicted", { amount: spoken })}</span>
      <span aria-hidden="true">{confirmed ? format.signed(xp) : format.predicted(xp)}</span>
    </>
  );
}
