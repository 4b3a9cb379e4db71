import type { CandidateCredit, CredentialNeed, Point } from "../personal/personal-problem.ts";

/** All that a team's plan is made from, as it was when the work began: names for people beside numbers for the solver. */
export interface TeamFacts {
  readonly zone: string;
  readonly branches: readonly TeamFactsBranch[];
  readonly people: readonly TeamFactsPerson[];
  readonly sessions: readonly TeamFactsSession[];
  /**
   * What no plan is worth more than, by the facts as they were gathered: present once minimums were raised where the schedule
   * saw a desk left short, since what is proven of a plan by raised ones says nothing of all plans.
   */
  readonly bound?: number | undefined;
}

export interface TeamFactsBranch {
  readonly id: string;
  readonly name: string;
  readonly place?: Point | undefined;
  /** `deskPresence` of staffing. */
  readonly minimums: readonly {
    readonly start: string;
    readonly end: string;
    readonly people: number;
    /** What the desk itself asks for, where `people` was raised above it because the schedule saw it left short. */
    readonly asked?: number | undefined;
    readonly qualified: Readonly<Record<string, number>>;
  }[];
}

export interface TeamFactsPerson {
  /** Of the employer's staff record. */
  readonly id: string;
  readonly name: string;
  readonly branchId: string;
  /** False for someone from elsewhere who works here at times: counted at desks, and given nothing. */
  readonly isPlanned: boolean;
  readonly qualifications: readonly string[];
  readonly isFloater: boolean;
  readonly shifts: readonly {
    readonly start: string;
    readonly end: string;
    readonly branchId: string;
    /** True where a floater stays as well, since the schedule refused that one was sent at that time. */
    readonly isFixed?: boolean | undefined;
  }[];
  /** Already taken by other learning. */
  readonly busy: readonly { readonly start: string; readonly end: string }[];
  /** What their credentials still need; only of those who let their employer see it. */
  readonly credentials: readonly CredentialNeed[];
  /** What each is counted in, for one and for several; absent in a plan that was kept before it knew them. */
  readonly unitNames?: Readonly<Record<string, readonly [one: string, several: string]>> | undefined;
  /** Offerings that they said yes to, from plans before: not for them once more. */
  readonly taken?: readonly string[] | undefined;
  /** Sessions in the plan that they shared. */
  readonly wanted: readonly string[];
  /** What each session counts for them. */
  readonly credits: Readonly<Record<string, readonly CandidateCredit[]>>;
  /** Worth of what they were given in the last published plan; absent when there was none, or they were not in it. */
  readonly lastWorth?: number | undefined;
}

export interface TeamFactsSession {
  readonly id: string;
  readonly offeringId: string;
  readonly title: string;
  readonly provider?: string | undefined;
  readonly url?: string | undefined;
  readonly sittings: readonly { readonly start: string; readonly end: string }[];
  /** Where, when it is not online. */
  readonly place?: Point | undefined;
  readonly placeName?: string | undefined;
  readonly cents: number;
  /** Nobody states it; it is taken as free. Absent where it is known, and in what was kept before it was told. */
  readonly isCostUnknown?: boolean | undefined;
  readonly groupPrices: readonly { readonly people: number; readonly cents: number }[];
  readonly seats?: number | undefined;
  /** Of several days, or called a conference. */
  readonly isConference: boolean;
  /** Topics of the vocabulary. */
  readonly topics: readonly string[];
}

/** What one person is asked to take. */
export interface Proposed {
  readonly title: string;
  readonly provider?: string | undefined;
  readonly url?: string | undefined;
  readonly offeringId: string;
  readonly sittings: readonly { readonly start: string; readonly end: string }[];
  readonly placeName?: string | undefined;
  readonly cents: number;
  readonly isCostUnknown?: boolean | undefined;
  readonly minutes: number;
  readonly zone: string;
  /** From their own branch, one way, when it is not online; absent in what was proposed before it was kept. */
  readonly travelMinutes?: number | undefined;
}
