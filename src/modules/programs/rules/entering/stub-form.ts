import { z } from "zod";
import type { ProgramPlan } from "../plan/program-plan.ts";
import { stubPlan } from "../plan/program-plan.ts";
import { audiencesInWords } from "../plan/audiences.ts";
import { audienceField, dollars, headCount, heldOn, sharingFields, text } from "./form-fields.ts";

const fields = {
  title: z
    .string("Say in a few words what you did.")
    .trim()
    .min(1, "Say in a few words what you did.")
    .max(200, "Shorten this to 200 characters."),
  branch: z.uuid("Choose a branch from the list."),
  held: heldOn.optional(),
  attendance: headCount,
  cost: dollars,
  audience: audienceField,
  summary: text(4_000),
  ...sharingFields,
};

/** The form that takes two minutes. Empty fields are not sent. */
export const stubForm = z.object(fields).superRefine(({ held, attendance, cost }, context) => {
  // It may be long past: no day is guessed for who came and what it cost.
  if (held === undefined && (attendance !== undefined || cost !== undefined))
    context.addIssue({
      code: "custom",
      path: ["held"],
      message: "Say when it was held; any day you are fairly sure of will do.",
    });
});

/** The plan that a stub's fields make; whom it is for is read from its words where nobody said. */
export function planOfStub(form: z.output<typeof stubForm>): ProgramPlan {
  const { title, summary, audience } = form;
  return {
    ...stubPlan(title),
    summary,
    audiences: audience.length > 0 ? audience : audiencesInWords(`${title} ${summary}`),
  };
}
