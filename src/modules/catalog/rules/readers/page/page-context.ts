import type { ReadContext } from "../../record.ts";
import type { DayBudget } from "./schedule-days.ts";

/** What the readers of a page's events are told: the source, and what may still be spent on repeating schedules. */
export interface PageContext extends ReadContext {
  readonly budget: DayBudget;
}

const smallestBudget = 100_000;
const daysPerCharacter = 1;

export function pageContext(context: ReadContext, length: number): PageContext {
  return { ...context, budget: { daysLeft: smallestBudget + daysPerCharacter * length } };
}
