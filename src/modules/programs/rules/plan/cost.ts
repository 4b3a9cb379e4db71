import { median } from "../occasions/occasion.ts";
import type { SharedProgram } from "../reading/shared-program.ts";
import { bandOf, type BudgetBand } from "./budget.ts";

type Costly = Pick<SharedProgram, "plan" | "occasions">;

/** What one time of a program costs: as its times say, else as its budget does; undefined when neither does. */
export function centsOf({ plan, occasions }: Costly): number | undefined {
  const spent = median(occasions.flatMap(({ cents }) => cents ?? []));
  if (spent !== undefined || plan.budget.length === 0) return spent;
  return plan.budget.reduce((sum, { cents }) => sum + cents, 0);
}

/** The band a program's cost falls into: as stated, else as it was spent or budgeted. */
export function costBandOf(program: Costly): BudgetBand | undefined {
  const cents = centsOf(program);
  return program.plan.budgetBand ?? (cents === undefined ? undefined : bandOf(cents));
}
