import type { BoardFacts } from "./board-facts.ts";

/** The place of the next decision in the order of acceptance. */
export function nextOrder({ decisions }: Pick<BoardFacts, "decisions">): number {
  return decisions.reduce((last, { order }) => Math.max(last, order), 0) + 1;
}
