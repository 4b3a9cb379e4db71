import type { TeamFacts } from "./team-facts.ts";
import { each, type GrowingModel, summed } from "./growing-model.ts";
import type { PersonColumns } from "./person-columns.ts";
import { addIfNeeded } from "./person-rows.ts";

/** What one may pay less for one session, when enough of the team come. */
interface Discount {
  readonly person: number;
  readonly column: number;
  readonly cents: number;
}

/** A row that is shared, in the words of the problem's fields. `least` is what it must have left to be of use. */
export interface LabelledRow {
  readonly row: number;
  /** One, or several minimums that ask the same of the same people. */
  readonly labels: readonly string[];
  readonly least: number;
}

/** Seats of each session. */
export function addSeatRows(
  model: GrowingModel,
  { problem }: TeamFacts,
  takers: readonly (readonly Taker[])[],
): readonly LabelledRow[] {
  return problem.sessions.flatMap(({ id, seats }, number) => {
    const wanted = takers[number] ?? [];
    if (seats === undefined || wanted.length <= seats) return [];
    const row = model.addAtMost(each(wanted.map(({ column }) => column)), seats);
    return [{ row, labels: [`sessions.${id}.seats`], least: 1 }];
  });
}

/** A person who may take a session. */
export interface Taker {
  readonly person: PersonColumns;
  readonly choice: number;
  readonly column: number;
}

/** Who may take each session, by the session's number. */
export function takersOf(
  { problem }: TeamFacts,
  people: readonly PersonColumns[],
): readonly (readonly Taker[])[] {
  const takers: Taker[][] = problem.sessions.map(() => []);
  for (const person of people)
    for (const [choice, { session }] of person.facts.choices.entries())
      takers[session.number]?.push({ person, choice, column: person.taken[choice] ?? 0 });
  return takers;
}

/** Fees against each person's and each budget's money, with the prices for groups. */
export function addMoneyRows(
  model: GrowingModel,
  { problem, people }: TeamFacts,
  columns: readonly PersonColumns[],
  discounts: readonly Discount[],
): readonly LabelledRow[] {
  const fees = people.map((_, number) => feesOf(columns[number]));
  for (const { person, column, cents } of discounts) fees[person]?.push([column, -cents]);
  for (const [number, { person }] of people.entries())
    addIfNeeded(model, fees[number] ?? [], person.limits.cents);
  const numbers = new Map(problem.people.map(({ id }, number) => [id, number]));
  return problem.budgets.flatMap((budget) => {
    const terms = budget.people.flatMap((id) => fees[numbers.get(id) ?? -1] ?? []);
    const row = addIfNeeded(model, terms, budget.cents);
    const least = terms.reduce((sum, [, cents]) => (cents > 0 ? Math.min(sum, cents) : sum), Infinity);
    return row === undefined ? [] : [{ row, labels: [`budgets.${budget.id}`], least }];
  });
}

function feesOf(person: PersonColumns | undefined): (readonly [number, number])[] {
  if (person === undefined) return [];
  return person.facts.choices.flatMap(({ session }, choice) => {
    const { cents } = session.session;
    return cents > 0 ? [[person.taken[choice] ?? 0, cents] as const] : [];
  });
}

/**
 * Prices for groups. A column for each price says that enough people come; what each then saves is a column beside the
 * choice. Nobody needs to save: a plan that keeps its budgets without keeps them with.
 */
export function addGroupPrices(
  model: GrowingModel,
  { problem }: TeamFacts,
  takers: readonly (readonly Taker[])[],
): readonly Discount[] {
  const discounts: Discount[] = [];
  const paying = payingPeople(problem);
  const everyone = problem.people.length + problem.branches.length;
  for (const [number, session] of problem.sessions.entries()) {
    const wanted = takers[number] ?? [];
    const most = Math.min(session.seats ?? wanted.length, wanted.length);
    const prices = session.groupPrices.filter(({ people, cents }) => cents > 0 && people <= most);
    const savers = wanted.filter(({ person }) => paying.has(person.facts.person.id));
    if (prices.length === 0 || savers.length === 0) continue;
    const reached = prices.map(({ people, cents }) => {
      const column = model.addChoice(everyone, 0);
      const all = wanted.map((taker) => [taker.column, 1] as const);
      model.addAtLeast(summed([...all, [column, -people]]), 0);
      discounts.push(...savings(model, savers, { column, cents }));
      return column;
    });
    if (reached.length > 1) model.addAtMost(each(reached), 1);
  }
  return discounts;
}

function savings(
  model: GrowingModel,
  savers: readonly Taker[],
  price: { readonly column: number; readonly cents: number },
): readonly Discount[] {
  const inBranch = new Map<string, number[]>();
  const discounts = savers.map(({ person, column }) => {
    const saves = model.addAmount(person.facts.number, 0, 1);
    model.addAtMost({ columns: [saves, column], coefficients: [1, -1] }, 0);
    const { branch } = person.facts.person;
    inBranch.set(branch, [...(inBranch.get(branch) ?? []), saves]);
    return { person: person.facts.number, column: saves, cents: price.cents };
  });
  for (const columns of inBranch.values())
    model.addAtMost(
      { columns: [...columns, price.column], coefficients: [...columns.map(() => 1), -columns.length] },
      0,
    );
  return discounts;
}

/** Those for whom a price matters: with money of their own that is limited, or in a budget. */
function payingPeople(problem: TeamFacts["problem"]): ReadonlySet<string> {
  const limited = problem.people.filter(({ limits }) => limits.cents !== undefined).map(({ id }) => id);
  return new Set([...limited, ...problem.budgets.flatMap(({ people }) => people)]);
}
