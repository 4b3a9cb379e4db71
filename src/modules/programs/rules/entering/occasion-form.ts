import { z } from "zod";
import type { Survey } from "../occasions/occasion.ts";
import { dollars, headCount, heldOn, text, wholeNumber } from "./form-fields.ts";

const percent = wholeNumber("Write percents from 0 to 100, or nothing.", 100);

/** How one time went. Empty fields are not sent. */
export const occasionForm = z.object({
  held: heldOn,
  attendance: headCount,
  cost: dollars,
  answers: wholeNumber("Write how many answered, such as 23, or nothing.", 100_000),
  learned: percent,
  confident: percent,
  use: percent,
  knows: percent,
  differently: text(2_000),
});

/** The survey in the form; undefined when nobody was asked. */
export function surveyOf(form: z.output<typeof occasionForm>): Survey | undefined {
  const { answers, learned, confident, use: willUse, knows: knowsMore } = form;
  if (answers === undefined || answers === 0) return undefined;
  return { answers, learned, confident, willUse, knowsMore };
}
