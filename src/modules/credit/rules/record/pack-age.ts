import { addMonths } from "../cycles/months.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";

/** Whether a rule was last checked more than twelve months ago: rules change, and nobody tells us. */
export function isOldPack({ checkedOn }: Pick<RulePack, "checkedOn">, today: LocalDate): boolean {
  return addMonths(checkedOn, 12) < today;
}
