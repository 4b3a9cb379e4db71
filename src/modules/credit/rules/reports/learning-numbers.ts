/** Where minutes of learning come from that an employer can vouch for. */
export const learningSources = ["award", "claim"] as const;

/** `award`: attended a session that the employer held. `claim`: sent by the person, and accepted. */
export type LearningSource = (typeof learningSources)[number];

/** One thing somebody learned, as the employer's own records prove it: a row behind a number. */
export interface LearningRow {
  readonly source: LearningSource;
  readonly staffId: string;
  readonly staffName: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly title: string;
  readonly day: string;
  /** Whole minutes; of a claim in another measure nought, see `measured`. */
  readonly minutes: number;
  /** As it was measured when not in minutes: "3 semester hours". */
  readonly measured: string | undefined;
}

/** What a branch's staff learned in the time that was asked about. */
export interface BranchNumbers {
  readonly organisationId: string;
  readonly name: string;
  /** Staff with a position there within the time. */
  readonly staffCount: number;
  /** Those of them who learned anything. */
  readonly learnerCount: number;
  /** Those with at least as many hours as a state asks of each. */
  readonly reachedCount: number;
  readonly minutes: number;
  readonly rowCount: number;
}

/** Sums of rows by branch; someone with positions in two branches counts in both, their minutes too. */
export function branchNumbers(
  branches: readonly {
    readonly organisationId: string;
    readonly name: string;
    readonly staffCount: number;
  }[],
  rows: readonly LearningRow[],
  reachMinutes: number,
): readonly BranchNumbers[] {
  const byBranch = Map.groupBy(rows, ({ organisationId }) => organisationId);
  return branches.map((branch) => {
    const own = byBranch.get(branch.organisationId) ?? [];
    const minutesOf = new Map<string, number>();
    for (const { staffId, minutes } of own) minutesOf.set(staffId, (minutesOf.get(staffId) ?? 0) + minutes);
    return {
      ...branch,
      learnerCount: minutesOf.size,
      reachedCount: [...minutesOf.values()].filter((minutes) => minutes >= reachMinutes).length,
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
      rowCount: own.length,
    };
  });
}
