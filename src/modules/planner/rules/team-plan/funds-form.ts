import { type Fund, mostFunds } from "./team-choices.ts";

/** A fund as it is asked for: for an organisation with everything below it, or for all. */
export interface AskedFund extends Omit<Fund, "branches"> {
  readonly organisationId?: string | undefined;
}

/** The fields of each fund in the form, by the number of its row. */
export const fundFields = ["Name", "Money", "For", "Each"] as const;

export function fundField(row: number, field: (typeof fundFields)[number]): string {
  return `fund${row}${field}`;
}

/** The rows of the form: 1, 2, 3, 4. */
export const fundRows: readonly number[] = Array.from({ length: mostFunds }, (_, place) => place + 1);

/** The funds that a form names, or every field that cannot be used. A row without name and money is none. */
export function readFunds(
  textOf: (field: string) => string,
  organisations: ReadonlySet<string>,
):
  | { readonly funds: readonly AskedFund[] }
  | { readonly problems: readonly { readonly where: string; readonly message: string }[] } {
  const problems: { where: string; message: string }[] = [];
  const funds = fundRows.flatMap((row) => {
    const [name, money, place, each] = fundFields.map((field) => textOf(fundField(row, field)).trim());
    if (!name && !money && !each) return [];
    const wrong = (field: (typeof fundFields)[number], message: string) => {
      problems.push({ where: fundField(row, field), message });
      return undefined;
    };
    const cents = centsIn(money ?? "") ?? wrong("Money", "Write how much is in it, such as $500.");
    const most = each
      ? (centsIn(each) ?? wrong("Each", "Write an amount, such as $100, or nothing."))
      : undefined;
    if (!name || name.length > longestName) wrong("Name", "Say what the fund is called, in a few words.");
    if (place && !organisations.has(place)) wrong("For", "Choose a branch or system from the list.");
    return cents === undefined
      ? []
      : [{ name: name ?? "", cents, centsPerPerson: most, ...(place && { organisationId: place }) }];
  });
  return problems.length > 0 ? { problems } : { funds };
}

const longestName = 100;

function centsIn(text: string): number | undefined {
  if (!/^\$?\d{1,3}(?:,?\d{3})*(?:\.\d{1,2})?$/u.test(text)) return undefined;
  return Math.round(Number(text.replaceAll(/[$,]/gu, "")) * 100);
}
