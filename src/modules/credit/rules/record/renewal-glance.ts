import type { Rational } from "../exact/rational.ts";
import type { LocalDate } from "../local-date.ts";
import { amountWords, unitsWords } from "./amount-words.ts";
import { requirementRow, stampLines, stateWords } from "./standing-words.ts";
import type { Stood } from "./stood.ts";

/** A renewal as it is seen in passing: its meter, and the rest in a line. */
export interface RenewalGlance {
  readonly credentialId: string;
  readonly name: string;
  readonly dueOn?: LocalDate | undefined;
  /** `Renewal due`, `Jun 30 2027`. */
  readonly stamp?: readonly string[] | undefined;
  /** `Short of 9 contact hours by Jun 30, 2027.` */
  readonly state: string;
  /** As the parts of a `Meter` want it; absent while something about the credential is missing. */
  readonly meter?: {
    readonly label: string;
    readonly done: number;
    readonly planned: number;
    readonly needed: number;
    readonly figure: string;
    readonly words: string;
  };
  /** `Technology 5 of 6`, those that are met with a tick. */
  readonly requirements: readonly string[];
}

/** Nothing of a credential that asks for none, or whose rule is not known. */
export function renewalGlance(stood: Stood): RenewalGlance | undefined {
  if (stood.pack === undefined) return undefined;
  const { credential, pack } = stood;
  const plain = { credentialId: credential.id, name: pack.credential };
  if ("unclear" in stood) return { ...plain, state: stood.unclear.message, requirements: [] };
  const { standing, version } = stood;
  const { counted, planned, required, cycle, state } = standing;
  if (state === "nothing due" || state === "exempt") return undefined;
  const more = planned.numerator > 0n ? ` · ${amountWords(planned)} more planned` : "";
  return {
    ...plain,
    dueOn: cycle?.to,
    stamp: stampLines(standing),
    state: stateWords(standing, version),
    meter: {
      label: version.unit.plural,
      done: decimal(counted),
      planned: decimal(planned),
      needed: decimal(required),
      figure: amountWords(counted),
      words: `of ${unitsWords(required, version.unit)}${more}`,
    },
    requirements: standing.requirements.map((each) => {
      const { name, amount, tone } = requirementRow(each, version.unit);
      return `${name} ${amount}${tone === "good" ? " ✓" : ""}`;
    }),
  };
}

function decimal({ numerator, denominator }: Rational): number {
  return Number(numerator) / Number(denominator);
}
