/** How many tries may fail before one has to wait, and how the waits grow from there. */
export interface TryBudget {
  readonly free: number;
  readonly firstWaitSeconds: number;
  readonly longestWaitSeconds: number;
  /** Without a failure for so long, everything is forgotten. */
  readonly forgottenAfterSeconds: number;
}

const quarterHour = 15 * 60;
const day = 86_400;

/** What is counted, and how strictly. No wait is longer than a letter's link lives: nobody is ever shut out by strangers. */
export const budgets = {
  /** Passwords and codes for one account, from browsers it does not know: together, whoever tries. */
  stranger: {
    free: 5,
    firstWaitSeconds: 15,
    longestWaitSeconds: quarterHour,
    forgottenAfterSeconds: day,
  },
  /** The same from one browser the account knows: what strangers do does not count here. */
  device: {
    free: 5,
    firstWaitSeconds: 15,
    longestWaitSeconds: quarterHour,
    forgottenAfterSeconds: day,
  },
  /** Everything from one address of the net, which a whole branch may share. */
  address: { free: 30, firstWaitSeconds: 5, longestWaitSeconds: quarterHour, forgottenAfterSeconds: 3600 },
  /** Codes of the authenticator, for one account. */
  "second step": {
    free: 5,
    firstWaitSeconds: 30,
    longestWaitSeconds: quarterHour,
    forgottenAfterSeconds: day,
  },
  /** Letters to one address: each counts, used or not. */
  letter: { free: 3, firstWaitSeconds: 60, longestWaitSeconds: quarterHour, forgottenAfterSeconds: 7200 },
  /** Letters asked for from one address of the net. */
  "letter from": {
    free: 30,
    firstWaitSeconds: 30,
    longestWaitSeconds: quarterHour,
    forgottenAfterSeconds: 3600,
  },
} as const satisfies Readonly<Record<string, TryBudget>>;

export type Budget = keyof typeof budgets;

/**
 * Whether an address of the net is that of this machine. It says nothing of who tries: at a desk used alone it is the owner's,
 * and behind a proxy everyone's.
 */
export function isThisMachine(address: string): boolean {
  // `::1` up to its network, as addresses of that kind are counted.
  return address.startsWith("127.") || address === "0.0.0.0.0.0.0.0";
}

/** How long to wait after so many failures, in seconds: nothing at first, then doubled with each. */
export function waitAfter(failedCount: number, budget: TryBudget): number {
  if (failedCount < budget.free) return 0;
  const doublings = Math.min(failedCount - budget.free, 30);
  return Math.min(budget.firstWaitSeconds * 2 ** doublings, budget.longestWaitSeconds);
}

/** A wait for a person: `40 seconds`, `3 minutes`. Never shorter than it is. */
export function waitInWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
