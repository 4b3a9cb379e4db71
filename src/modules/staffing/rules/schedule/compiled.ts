import type { DayNumber, EpochSeconds, Zone } from "#platform/time";
import type { Branch, Desk } from "../branch.ts";
import type { DayInterval } from "../hours.ts";
import type { BranchBook } from "../desk-coverage/branch-book.ts";
import type { NeedsMaker } from "../desk-coverage/day-needs.ts";
import type { Placement } from "../desk-coverage/result.ts";
import type { Shift, ShiftException, StaffMember, WeeklyPattern } from "../staff.ts";
import type { Staffing } from "../staffing.ts";
import type { Absence, LearningSession } from "../time-away.ts";
import type { AwayTable } from "./away-table.ts";
import type { LocalDay } from "./local-day.ts";
import type { PlaceCode, PlaceCodes } from "./place-code.ts";

/** A staffing with its ids resolved. Lists are in the order of ids, so that nothing depends on the order of the input. */
export interface CompiledStaffing {
  readonly staffing: Staffing;
  readonly branches: readonly CompiledBranch[];
  /** What was worked out of each branch, by its index. */
  readonly books: (BranchBook | undefined)[];
  /** By a branch's number of desks: branches that are alike share what their days need. */
  readonly needsMakers: (NeedsMaker | undefined)[];
  readonly people: readonly CompiledPerson[];
  /** Those of them who go where they are needed. */
  readonly floaters: readonly CompiledPerson[];
  readonly branchOf: ReadonlyMap<string, CompiledBranch>;
  readonly personOf: ReadonlyMap<string, CompiledPerson>;
  /** What takes people away. */
  readonly aways: AwayTable;
  /** Minutes from branch to branch by index; undefined when not known. */
  readonly travelMinutes: (from: number, to: number) => number | undefined;
  /** Minutes of the longest way there is. */
  readonly longestWay: number;
  /** Who works where on a local date. */
  readonly rosters: Rosters;
  /** The number that the next plan gets which is asked for one. */
  readonly planNumbers: { next: number };
  /** Who has a shift on a local date in a branch, or would have by the patterns alone; in the order of ids. */
  readonly peopleNear: (day: DayNumber, branchIndex: number) => readonly CompiledPerson[];
  /** By how many minutes clocks of the branches and of people's homes differ at most, around a day. */
  readonly clockSpread: (day: DayNumber) => number;
  /** Days of a zone, each made once. */
  readonly dayIn: (zone: Zone, day: DayNumber) => LocalDay;
}

/** Rosters of local dates, each worked out once. */
export interface Rosters {
  readonly on: (day: DayNumber) => DayRoster;
  /** Makes those of several days at once, which takes less time. */
  readonly make: (days: readonly DayNumber[]) => void;
}

/** Who works where on one local date. */
export interface DayRoster {
  /** Everyone's plan, by their index. */
  readonly plans: readonly DayPlan[];
  /** Who has a shift in each branch, by the branch's index; in the order of ids. */
  readonly people: readonly (readonly CompiledPerson[] | undefined)[];
}

export interface CompiledBranch {
  readonly index: number;
  readonly branch: Branch;
  readonly zone: Zone;
  readonly desks: readonly Desk[];
}

/** A person as one branch knows them. */
export interface BranchMember {
  readonly branchIndex: number;
  /** The person's. */
  readonly index: number;
  readonly staffId: string;
  readonly counts: boolean;
  readonly mayLead: boolean;
  /** Which of the branch's desks the person may cover. */
  readonly mayCover: readonly boolean[];
  /** Placements made so far, by desk and kind. */
  readonly placements: (Placement | undefined)[];
}

export interface CompiledPerson {
  readonly index: number;
  readonly member: StaffMember;
  readonly homeZone: Zone;
  readonly homeBranchIndex: number | undefined;
  /** The ones that count where shifts overlap last. */
  patterns: readonly CompiledPattern[];
  /** As the branches know them that asked so far: mostly one. */
  members: readonly BranchMember[];
  /** Days that exceptions change; undefined when there are none. */
  changes: Map<DayNumber, DayChange> | undefined;
}

export interface CompiledPattern {
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
  /** The Monday of the first week of the rotation. */
  readonly anchorMonday: DayNumber;
  readonly weeks: WeeklyPattern["weeks"];
  /** Seven a week, made when first asked for. */
  readonly plans: (DayPlan | undefined)[];
  /** The plans that differ, the last one made first. */
  distinct: DistinctPlan | undefined;
  readonly planned: (shift: Shift) => PlannedShift | undefined;
}

/** A plan, with the shifts it was made from. */
interface DistinctPlan {
  readonly shifts: readonly Shift[];
  readonly plan: DayPlan;
  readonly next: DistinctPlan | undefined;
}

/** A day that exceptions change, or that someone covers on; its plan is made when first asked for. */
export interface DayChange {
  plan: DayPlan | undefined;
  readonly exceptions: ShiftException[];
  readonly make: (person: CompiledPerson, day: DayNumber, exceptions: readonly ShiftException[]) => DayPlan;
}

/** What a person is to work on a date; equal days of a pattern share one. */
export interface DayPlan {
  readonly shifts: readonly PlannedShift[];
  /** Branches of the shifts. */
  readonly branchIndexes: readonly number[];
  /** The zone of all shifts; undefined when there are none, or they are of several. */
  readonly zone: Zone | undefined;
  /** When the first shift in a branch begins, and the last one ends. */
  readonly firstMinute: number;
  readonly lastMinute: number;
  /** Exceptions that took the pattern's shifts away. */
  readonly droppedBy: readonly string[];
  /** Of an ordinary plan: what the person is at its branch for on a day on which nothing disturbs it. */
  readonly codes: Readonly<PlaceCodes> | undefined;
  /** Tells it from the other plans of the staffing; given when first asked for. */
  number: number | undefined;
}

export interface PlannedShift extends DayInterval {
  /** Undefined when worked outside any branch. */
  readonly branchIndex: number | undefined;
  readonly zone: Zone;
  readonly code: PlaceCode;
  readonly breaks: readonly DayInterval[];
  /** Of shifts that overlap, the one with the greater rank counts. */
  readonly rank: number;
}

/** A time that takes a person from where their plan puts them. */
export interface Away {
  /** Local days it may touch, in whatever zone. */
  readonly firstDay: DayNumber;
  readonly lastDay: DayNumber;
  readonly effect: "gone" | "off-desk" | "outside-cover";
  readonly cause: Absence | LearningSession;
  /** The zone of an absence's times. */
  readonly zone: Zone;
  /** Worked out when first asked for: a year of absences holds few that matter for one week. */
  span: AwaySpan | undefined;
}

export interface AwaySpan {
  readonly start: EpochSeconds;
  readonly end: EpochSeconds;
  /** The session itself, without the way there and back. */
  readonly coreStart: EpochSeconds;
  readonly coreEnd: EpochSeconds;
}
