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

/** `$40`, `$12.50`. */
export function moneyWords(cents: number): string {
  return cents % 100 === 0
    ? `$${whole.format(cents / 100)}`
    : `$${whole.format(Math.floor(cents / 100))}.${String(cents % 100).padStart(2, "0")}`;
}

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
