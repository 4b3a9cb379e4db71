/** What is checked of a badge, in the order it is told. */
export type BadgeCheckName =
  | "parse"
  | "kind"
  | "context"
  | "structure"
  | "issuer"
  | "subject"
  | "proof"
  | "key"
  | "signature"
  | "issuer-key"
  | "dates"
  | "status"
  | "schema"
  | "refresh"
  | "endorsements";

/** One thing that was checked, or could not be. */
export interface BadgeCheck {
  readonly check: BadgeCheckName;
  readonly outcome: "passed" | "failed" | "not-checked";
  /** A whole sentence in plain words. */
  readonly why: string;
  /** Of a failed check always; of one not checked only when nothing can be said of the badge without it. */
  readonly code?: string;
}

export type BadgeJudgement = "valid" | "invalid" | "cannot-tell";

export function passed(check: BadgeCheckName, why: string): BadgeCheck {
  return { check, outcome: "passed", why };
}

export function failed(check: BadgeCheckName, code: string, why: string): BadgeCheck {
  return { check, outcome: "failed", code, why };
}

/** Not checked, and the badge cannot be judged without it. */
export function undecided(check: BadgeCheckName, code: string, why: string): BadgeCheck {
  return { check, outcome: "not-checked", code, why };
}

/** Not checked, and the badge can be judged all the same. */
export function leftOut(check: BadgeCheckName, why: string): BadgeCheck {
  return { check, outcome: "not-checked", why };
}

/**
 * The judgement that checks come to, with the code of the first reason: anything failed makes a badge invalid, else
 * anything that had to be known and is not makes it `cannot-tell`, else it is valid.
 */
export function judgementOf(checks: readonly BadgeCheck[]): {
  readonly judgement: BadgeJudgement;
  readonly code: string;
} {
  const fault = checks.find(({ outcome }) => outcome === "failed");
  if (fault) return { judgement: "invalid", code: fault.code ?? fault.check };
  const gap = checks.find(({ outcome, code }) => outcome === "not-checked" && code !== undefined);
  if (gap) return { judgement: "cannot-tell", code: gap.code ?? gap.check };
  return { judgement: "valid", code: "valid" };
}
