import type { CredentialNeed } from "../../personal/personal-problem.ts";
import type { TeamProblem } from "../team-problem.ts";
import { type GrowingModel, summed, type Terms } from "./growing-model.ts";
import { anyTaken, type PersonColumns } from "./person-columns.ts";

type Term = readonly [column: number, coefficient: number];

/** What is counted of one choice for one credential: a column, where a cap may leave room for a part only. */
export interface CountedColumn {
  readonly person: PersonColumns;
  readonly choice: number;
  readonly credential: string;
  readonly column: number;
}

/** Time, and days away. Money is in the rows of prices. */
export function addTimeRows(model: GrowingModel, person: PersonColumns): void {
  const { limits } = person.facts.person;
  const { choices } = person.facts;
  addIfNeeded(
    model,
    choices.map(({ session }, index) => [person.taken[index] ?? 0, session.minutes] as const),
    limits.minutes,
  );
  const months = new Map<string, Term[]>();
  const days = new Map<string, number[]>();
  for (const [index, { session, travel }] of choices.entries())
    for (const { day, month, minutes } of session.sittings) {
      months.set(month, [...(months.get(month) ?? []), [person.taken[index] ?? 0, minutes]]);
      const others = days.get(day) ?? [];
      if (travel > 0 && others.at(-1) !== index) days.set(day, [...others, index]);
    }
  for (const terms of months.values()) addIfNeeded(model, terms, limits.minutesPerMonth);
  if (limits.daysAway === undefined || days.size <= limits.daysAway) return;
  const away = [...days.values()].map((indices) => anyTaken(model, person, indices));
  model.addAtMost(joined(away), limits.daysAway);
}

/** A row, unless even everything together keeps it. */
export function addIfNeeded(
  model: GrowingModel,
  terms: readonly Term[],
  most: number | undefined,
): number | undefined {
  const all = terms.reduce((sum, [, coefficient]) => sum + Math.max(0, coefficient), 0);
  if (most === undefined || all <= most) return undefined;
  return model.addAtMost(summed(terms), most);
}

/** What credentials need, and what is counted; what stays unmet costs. */
export function addCredentialRows(
  model: GrowingModel,
  person: PersonColumns,
  unmetWorth: number,
): readonly CountedColumn[] {
  return person.facts.person.credentials.flatMap((need) => {
    const counting = creditTerms(model, person, need);
    addNeed(model, person, { need: need.units, counts: counting.terms, unmetWorth });
    for (const { category, units } of need.minimums) {
      const counts = counting.terms.filter(({ categories }) => categories.includes(category));
      addNeed(model, person, { need: units, counts, unmetWorth });
    }
    return counting.columns;
  });
}

interface CreditTerm {
  readonly column: number;
  readonly units: number;
  readonly categories: readonly string[];
  readonly isChoice: boolean;
}

function creditTerms(model: GrowingModel, person: PersonColumns, need: CredentialNeed) {
  const caps = new Map(need.caps.map(({ category, units }) => [category, units]));
  const terms: CreditTerm[] = [];
  const columns: CountedColumn[] = [];
  for (const [choice, { wish, session }] of person.facts.choices.entries()) {
    const credit = wish.credits.find(({ credential }) => credential === need.id);
    const taken = person.taken[choice] ?? 0;
    if (credit === undefined || session.endsOn > need.due) continue;
    const { units, categories } = credit;
    const within = categories.map((category) => caps.get(category)).filter((cap) => cap !== undefined);
    if (within.length === 0) {
      terms.push({ column: taken, units, categories, isChoice: true });
      continue;
    }
    const most = Math.min(units, ...within);
    const column = model.addAmount(person.facts.number, 0, most);
    model.addAtMost({ columns: [column, taken], coefficients: [1, -most] }, 0);
    terms.push({ column, units: 1, categories, isChoice: false });
    columns.push({ person, choice, credential: need.id, column });
  }
  for (const [category, units] of caps) {
    const capped = terms.filter(({ categories, isChoice }) => !isChoice && categories.includes(category));
    if (capped.length > 0)
      model.addAtMost(
        joined([{ columns: capped.map(({ column }) => column), coefficients: capped.map(() => 1) }]),
        units,
      );
  }
  return { terms, columns };
}

function addNeed(
  model: GrowingModel,
  person: PersonColumns,
  {
    need,
    counts,
    unmetWorth,
  }: { readonly need: number; readonly counts: readonly CreditTerm[]; readonly unmetWorth: number },
): void {
  if (need <= 0) return;
  const unmet = model.addShort(person.facts.number, -unmetWorth, need);
  // More than is needed helps no more: a coefficient cut to the need makes the relaxation tighter.
  const terms = counts.map(
    ({ column, units, isChoice }) => [column, isChoice ? Math.min(units, need) : units] as const,
  );
  model.addAtLeast(summed([...terms, [unmet, 1]]), need);
}

/** Whoever was at the bottom should reach the fair share; what is short of it costs. */
export function addFairShare(model: GrowingModel, person: PersonColumns, problem: TeamProblem): void {
  const { fairShare, unmetWorth } = problem;
  if (fairShare === undefined || fairShare <= 0 || !person.facts.person.wasAtBottom) return;
  const short = model.addShort(person.facts.number, -unmetWorth, fairShare);
  const terms = person.facts.choices.map(
    ({ wish }, index) => [person.taken[index] ?? 0, Math.min(wish.worth, fairShare)] as const,
  );
  model.addAtLeast(summed([...terms, [short, 1]]), fairShare);
}

export function joined(terms: readonly Terms[]): Terms {
  return summed(
    terms.flatMap(({ columns, coefficients }) =>
      columns.map((column, index) => [column, coefficients[index] ?? 0] as const),
    ),
  );
}
