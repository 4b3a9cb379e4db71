/** What a coordinator or director asks of a team's plan. Kept with it. */
export interface TeamChoices {
  /** Local days, both included. */
  readonly from: string;
  readonly to: string;
  /** For all of the team together; absent: money decides nothing. */
  readonly cents?: number | undefined;
  readonly centsPerPerson?: number | undefined;
  /** For each branch, of the whole: 2 is twice its share by people. Absent: a branch may use all of it. */
  readonly branchShare?: number | undefined;
  readonly minutesPerMonth: number;
  readonly daysAway: number;
  /** Nobody is given what is held while the schedule has them off work, unless they asked for it. */
  readonly isOnlyAtWork?: boolean | undefined;
  /** How many of the team may be at one conference. */
  readonly conferencePeople?: number | undefined;
  /** Topics of the vocabulary that the team wants to grow in. */
  readonly topics: readonly string[];
  /** Money that is there for some of the team alone. */
  readonly funds?: readonly Fund[] | undefined;
  /** How long to look for a better one, at most. */
  readonly seconds: number;
}

/** Money of its own for some: what its people take together stays within it, and within the team's money where there is a limit. */
export interface Fund {
  readonly name: string;
  readonly cents: number;
  /** The branches whose people it is for, by id; absent: all of the team. */
  readonly branches?: readonly string[] | undefined;
  /** Its rule for one person, if it has one. */
  readonly centsPerPerson?: number | undefined;
}

/** So many stand in a form. */
export const mostFunds = 4;

/** What a form begins with. */
export const firstTeamChoices: Omit<TeamChoices, "from" | "to"> = {
  minutesPerMonth: 240,
  daysAway: 3,
  topics: [],
  seconds: 120,
};
