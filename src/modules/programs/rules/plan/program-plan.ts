import type { Audience } from "./audiences.ts";
import type { BudgetBand, BudgetLine } from "./budget.ts";

/** A file that belongs to a plan: a flyer, a list of questions. */
export interface Attachment {
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/**
 * What a branch would need to know to run a program again. Only the title must be there: what is not known yet is empty, and
 * filled in later.
 */
export interface ProgramPlan {
  readonly title: string;
  readonly summary: string;
  readonly audiences: readonly Audience[];
  /** What those who come take away. */
  readonly outcomes: readonly string[];
  /** What staff need to be able to do for it: headings of a framework, or plain words. */
  readonly competencies: readonly string[];
  /** As stated; else it follows from the budget, or from what it cost when it was held. */
  readonly budgetBand?: BudgetBand | undefined;
  readonly budget: readonly BudgetLine[];
  readonly staffCount?: number | undefined;
  readonly prepMinutes?: number | undefined;
  readonly programMinutes?: number | undefined;
  readonly staffing: string;
  readonly space: string;
  readonly materials: readonly string[];
  readonly kit: string;
  readonly partners: readonly string[];
  readonly marketing: string;
  /** Lines of the day, each as `2:30 Doors open`. */
  readonly dayOf: readonly string[];
  readonly accessibility: string;
  /** Where it was announced. */
  readonly url?: string | undefined;
  readonly attachments: readonly Attachment[];
}

/** A plan that says its title alone. */
export function stubPlan(title: string): ProgramPlan {
  return {
    title,
    summary: "",
    audiences: [],
    outcomes: [],
    competencies: [],
    budget: [],
    staffing: "",
    space: "",
    materials: [],
    kit: "",
    partners: [],
    marketing: "",
    dayOf: [],
    accessibility: "",
    attachments: [],
  };
}

/** What of a plan another branch would still miss, in the order of the form. Empty for a plan that can be run from. */
export function missingIn(plan: ProgramPlan): readonly string[] {
  const parts: readonly (readonly [string, boolean])[] = [
    ["a summary", plan.summary === ""],
    ["who it is for", plan.audiences.length === 0],
    ["what people take away", plan.outcomes.length === 0],
    ["staff and time", plan.staffCount === undefined && plan.staffing === ""],
    ["materials", plan.materials.length === 0],
    ["the day itself", plan.dayOf.length === 0],
  ];
  return parts.filter(([, isMissing]) => isMissing).map(([name]) => name);
}

/** Whether hardly more is known than that it was done: a title, a date, perhaps numbers. */
export function isStub(plan: ProgramPlan): boolean {
  return missingIn(plan).length >= 4;
}
