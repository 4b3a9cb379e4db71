import { z } from "zod";
import { type BudgetLine, budgetBands } from "../plan/budget.ts";
import type { ProgramPlan } from "../plan/program-plan.ts";
import { audienceField, lines, sharingFields, text, wholeNumber } from "./form-fields.ts";
import { stubForm } from "./stub-form.ts";

const mostMinutes = 100_000;

const minutes = wholeNumber("Write minutes, such as 90, or nothing.", mostMinutes);

const budgetLine = /^(?<what>.*?)[\s:,–-]*\$?\s*(?<amount>\d{1,3}(?:,?\d{3})*(?:\.\d{1,2})?)$/u;

/** A line such as `Flour $12.50`; undefined when it names no amount. */
export function readBudgetLine(line: string): BudgetLine | undefined {
  const { what, amount } = budgetLine.exec(line.trim())?.groups ?? {};
  if (what === undefined || amount === undefined || what === "") return undefined;
  return { what: what.trim(), cents: Math.round(Number(amount.replaceAll(",", "")) * 100) };
}

const budget = lines(60).transform((sent, context): readonly BudgetLine[] =>
  sent.flatMap((line) => {
    const read = readBudgetLine(line);
    if (read === undefined || read.cents > 1_000_000_00)
      context.issues.push({
        code: "custom",
        input: line,
        message: `End the line “${line.slice(0, 60)}” with an amount, such as Flour $12.50.`,
      });
    return read ?? [];
  }),
);

/** The whole plan, as its form sends it. Empty fields are not sent. */
export const planForm = z.object({
  title: stubForm.shape.title,
  summary: text(4_000),
  audience: audienceField,
  outcomes: lines(30),
  competencies: lines(30),
  band: z.enum(budgetBands).optional().catch(undefined),
  budget,
  staff: wholeNumber("Write how many staff, such as 2, or nothing.", 1_000),
  prep: minutes,
  length: minutes,
  staffing: text(4_000),
  space: text(4_000),
  materials: lines(100),
  kit: text(4_000),
  partners: lines(50),
  marketing: text(4_000),
  day: lines(100),
  accessibility: text(4_000),
  url: z
    .union([
      z.literal(""),
      z.url({ protocol: /^https?$/u, error: "Write a whole address that starts with https://." }),
    ])
    .optional(),
  /** The version that was being changed: someone else may have saved another since. */
  version: z.coerce.number().int().min(1).catch(0),
  note: text(500),
  ...sharingFields,
});

/** The plan that the form's fields make; files stay as they are. */
export function planOfForm(
  form: z.output<typeof planForm>,
  { attachments }: Pick<ProgramPlan, "attachments">,
): ProgramPlan {
  return {
    title: form.title,
    summary: form.summary,
    audiences: form.audience,
    outcomes: form.outcomes,
    competencies: form.competencies,
    budgetBand: form.band,
    budget: form.budget,
    staffCount: form.staff,
    prepMinutes: form.prep,
    programMinutes: form.length,
    staffing: form.staffing,
    space: form.space,
    materials: form.materials,
    kit: form.kit,
    partners: form.partners,
    marketing: form.marketing,
    dayOf: form.day,
    accessibility: form.accessibility,
    url: form.url === "" ? undefined : form.url,
    attachments,
  };
}

/** What stands in the form's text fields for a plan. */
export function formOfPlan(plan: ProgramPlan): Readonly<Record<string, string>> {
  const number = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    title: plan.title,
    summary: plan.summary,
    outcomes: plan.outcomes.join("\n"),
    competencies: plan.competencies.join("\n"),
    band: plan.budgetBand ?? "",
    budget: plan.budget.map(({ what, cents }) => `${what} $${(cents / 100).toFixed(2)}`).join("\n"),
    staff: number(plan.staffCount),
    prep: number(plan.prepMinutes),
    length: number(plan.programMinutes),
    staffing: plan.staffing,
    space: plan.space,
    materials: plan.materials.join("\n"),
    kit: plan.kit,
    partners: plan.partners.join("\n"),
    marketing: plan.marketing,
    day: plan.dayOf.join("\n"),
    accessibility: plan.accessibility,
    url: plan.url ?? "",
  };
}
