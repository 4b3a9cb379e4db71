import { dollars } from "#platform/words";
import { audienceNames } from "./audiences.ts";
import { budgetBandNames } from "./budget.ts";
import type { ProgramPlan } from "./program-plan.ts";

/** One part of a plan as readers know it, in lines of text. */
export interface PlanField {
  readonly label: string;
  readonly lines: readonly string[];
}

/** Every part of a plan in the order it is read; parts with nothing in them have no lines. */
export function planFields(plan: ProgramPlan): readonly PlanField[] {
  const { staffCount, prepMinutes, programMinutes } = plan;
  return [
    { label: "Title", lines: textLines(plan.title) },
    { label: "Summary", lines: textLines(plan.summary) },
    { label: "For whom", lines: plan.audiences.map((each) => audienceNames[each]) },
    { label: "What people take away", lines: plan.outcomes },
    { label: "What staff need to know", lines: plan.competencies },
    {
      label: "Budget",
      lines: [
        ...(plan.budgetBand === undefined ? [] : [budgetBandNames[plan.budgetBand]]),
        ...plan.budget.map(({ what, cents }) => `${what}: ${dollars(cents)}`),
      ],
    },
    {
      label: "Staff and time",
      lines: [
        ...(staffCount === undefined ? [] : [`${staffCount} staff`]),
        ...(prepMinutes === undefined ? [] : [`${minutesWords(prepMinutes)} to prepare`]),
        ...(programMinutes === undefined ? [] : [`${minutesWords(programMinutes)} long`]),
        ...textLines(plan.staffing),
      ],
    },
    { label: "Space", lines: textLines(plan.space) },
    { label: "Materials", lines: plan.materials },
    { label: "Kit", lines: textLines(plan.kit) },
    { label: "Partners", lines: plan.partners },
    { label: "How people heard of it", lines: textLines(plan.marketing) },
    { label: "The day itself", lines: plan.dayOf },
    { label: "So that everyone can take part", lines: textLines(plan.accessibility) },
    { label: "Announced at", lines: plan.url === undefined ? [] : [plan.url] },
    { label: "Files", lines: plan.attachments.map(({ name }) => name) },
  ];
}

/** The names of the parts in which two plans differ. */
export function changedFields(before: ProgramPlan, after: ProgramPlan): readonly string[] {
  const old = planFields(before);
  return planFields(after)
    .filter(({ lines }, place) => lines.join("\n") !== (old[place]?.lines ?? []).join("\n"))
    .map(({ label }) => label);
}

/** `2 hours`, `1 hour 30 minutes`, `45 minutes`. */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    ...(hours === 0 ? [] : [`${hours} ${hours === 1 ? "hour" : "hours"}`]),
    ...(rest === 0 && hours > 0 ? [] : [`${rest} ${rest === 1 ? "minute" : "minutes"}`]),
  ];
  return parts.join(" ");
}

function textLines(text: string): readonly string[] {
  return text === "" ? [] : text.split(/\r?\n/u).filter((line) => line.trim() !== "");
}
