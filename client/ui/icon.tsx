import type { LucideIcon } from "lucide-react";
import "./icon.css";

/** A line icon, 20 px or small 16 px. It stands beside a word, so it is silent for screen readers. */
export function Icon({ of: Drawing, small = false }: { readonly of: LucideIcon; readonly small?: boolean }) {
  return <Drawing className={small ? "icon icon-sm" : "icon"} aria-hidden />;
}
