import type { BusyTime, CredentialNeed, Point } from "../personal/personal-problem.ts";

/**
 * What a team's best plan is made from: everyone's wishes and needs, the desks that must stay open, and the money that is
 * shared. The document that `carrel team-plan --problem` reads (docs/guide/planner.md has its schema).
 *
 * Instants are UTC, dates `YYYY-MM-DD` in `zone`, money in whole cents, times in whole minutes. Ids are unique within
 * their list. Order never matters.
 */
export interface TeamProblem {
  readonly format: "carrel-team-problem";
  readonly version: 1;
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  readonly branches: readonly TeamBranch[];
  readonly people: readonly TeamPerson[];
  readonly sessions: readonly TeamSession[];
  readonly conferences: readonly Conference[];
  readonly budgets: readonly Budget[];
  /** How fast one travels (default 40). */
  readonly milesPerHour?: number;
  /** What each unit of an unmet need, and of worth below the fair share, takes from the plan's value. */
  readonly unmetWorth: number;
  /** Worth that whoever `wasAtBottom` should reach at least. */
  readonly fairShare?: number;
}

export interface TeamBranch {
  readonly id: string;
  readonly name: string;
  readonly place: Point;
  /** Who must be there, part by part. Times without a minimum need nobody. */
  readonly minimums: readonly DeskMinimum[];
}

/** People needed at a branch for a time: in every half-hour of it. */
export interface DeskMinimum {
  readonly start: string;
  readonly end: string;
  readonly people: number;
  /** Of them at least so many with a qualification: `{"in-charge": 1, "children": 1}`. One person may serve several. */
  readonly qualified: Readonly<Record<string, number>>;
}

export interface TeamPerson {
  readonly id: string;
  readonly branch: string;
  readonly qualifications: readonly string[];
  /** When and where they work; only there do they count towards a minimum. */
  readonly shifts: readonly TeamShift[];
  /** Branches at which they may stand in during a shift of theirs with `isFloating`. */
  readonly floatsTo: readonly string[];
  /** Times when they cannot learn at all. */
  readonly busy: readonly BusyTime[];
  readonly limits: {
    /** Learning time over the whole of the plan, and in one local month. */
    readonly minutes?: number;
    readonly minutesPerMonth?: number;
    readonly cents?: number;
    readonly daysAway?: number;
  };
  /** What each session is worth to them; sessions not named are not for them. */
  readonly wishes: readonly Wish[];
  /** What their credentials still need; unmet needs are named, and count `unmetWorth` less each unit. */
  readonly credentials: readonly CredentialNeed[];
  /** Among the least served last year: has a claim on the fair share. */
  readonly wasAtBottom: boolean;
  /** Sessions they must be in, and must not be. */
  readonly pinned: readonly string[];
  readonly banned: readonly string[];
}

export interface TeamShift {
  readonly start: string;
  readonly end: string;
  readonly branch: string;
  /** Not counted at the branch unless the plan says so; may be sent where `floatsTo` allows. */
  readonly isFloating: boolean;
}

export interface Wish {
  readonly session: string;
  readonly worth: number;
  readonly credits: readonly {
    readonly credential: string;
    readonly units: number;
    readonly categories: readonly string[];
  }[];
}

export interface TeamSession {
  readonly id: string;
  /** At most one session of an offering is taken by a person. */
  readonly offering: string;
  readonly title: string;
  readonly sittings: readonly { readonly start: string; readonly end: string }[];
  /** Absent: online. Travel from the person's branch takes them off the desk as well. */
  readonly place?: Point;
  /** Fees for one person. */
  readonly cents: number;
  /** From so many people of the team on, each costs so much less; the best that holds is used. */
  readonly groupPrices: readonly { readonly people: number; readonly cents: number }[];
  /** How many of the team may come. */
  readonly seats?: number;
  readonly conference?: string;
}

/** At most `people` of the team at any of its sessions. */
export interface Conference {
  readonly id: string;
  readonly name: string;
  readonly people: number;
}

/** Money shared by some: of the system, a branch or a fund. What a person takes is paid once by each budget they are in. */
export interface Budget {
  readonly id: string;
  readonly name: string;
  readonly cents: number;
  readonly people: readonly string[];
}
