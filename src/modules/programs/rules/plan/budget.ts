/** What a program costs in all, by band. */
export const budgetBandNames = {
  free: "Free",
  "up-to-50": "Up to $50",
  "up-to-200": "Up to $200",
  "up-to-500": "Up to $500",
  "over-500": "More than $500",
} as const;

export type BudgetBand = keyof typeof budgetBandNames;

export const budgetBands = Object.keys(budgetBandNames) as readonly BudgetBand[];

/** The band an amount falls into. */
export function bandOf(cents: number): BudgetBand {
  if (cents <= 0) return "free";
  if (cents <= 50_00) return "up-to-50";
  if (cents <= 200_00) return "up-to-200";
  return cents <= 500_00 ? "up-to-500" : "over-500";
}

/** One line of a budget. */
export interface BudgetLine {
  readonly what: string;
  readonly cents: number;
}
