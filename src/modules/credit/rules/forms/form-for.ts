import type { FilledForm } from "./filled-form.ts";
import type { FormFacts } from "./form-facts.ts";
import { indianaForms } from "./indiana.ts";
import { nebraskaForms } from "./nebraska.ts";
import { wisconsinForms } from "./wisconsin.ts";

/** The forms of one authority. */
export interface AuthorityForm {
  /** As one asks for it: "Annual Summation and Activity Reports". */
  readonly name: string;
  /** Whether it goes in year by year, and so may be had for one year alone. */
  readonly isYearly: boolean;
  /** In the order in which the pages lie. */
  readonly fill: (facts: FormFacts) => readonly FilledForm[];
}

const forms: ReadonlyMap<string, AuthorityForm> = new Map([
  [
    "us-wi-library-director",
    { name: "Annual Summation and Activity Reports", isYearly: true, fill: wisconsinForms },
  ],
  ["us-ne-public-librarian", { name: "CE Activity Report", isYearly: false, fill: nebraskaForms }],
  ["us-in-public-librarian", { name: "LEU Report", isYearly: false, fill: indianaForms }],
  ["us-in-temporary-permit", { name: "LEU Report", isYearly: false, fill: indianaForms }],
]);

/** The form that the authority of a pack asks for; undefined when Carrel knows none. */
export function formFor(packId: string): AuthorityForm | undefined {
  return forms.get(packId);
}
