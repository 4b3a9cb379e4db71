import type { CredentialNeed } from "../../personal/personal-problem.ts";
import type { Wish } from "../team-problem.ts";
import type { TeamFault } from "./check-team-plan.ts";
import { type CheckedPerson, type CheckedTeam, over } from "./checked-team.ts";

type Count = CheckedTeam["plan"]["counted"][number];
type Credit = Wish["credits"][number];

/** What is counted, and what is said to be unmet, for each person's credentials. */
export function creditFaults(team: CheckedTeam): readonly TeamFault[] {
  const counted = grouped(team.plan.counted);
  const unmet = grouped(team.plan.unmet);
  const known = new Set(
    team.people.flatMap(({ person }) => person.credentials.map(({ id }) => keyOf(person.id, id))),
  );
  const strange = [...team.plan.counted, ...team.plan.unmet].filter(
    ({ person, credential }) => !known.has(keyOf(person, credential)),
  );
  return [
    ...strange.map(({ person, credential }) => ({
      field: `counted ${person} ${credential}`,
      message: "Nobody needs anything there.",
    })),
    ...team.people.flatMap((checked) =>
      checked.person.credentials.flatMap((need) => {
        const key = keyOf(checked.person.id, need.id);
        const counts = counted.get(key) ?? [];
        const credits = counts.map((count) => creditOf(team, checked, need, count));
        return [
          ...counts.flatMap((count, index) => countFaults(count, credits[index])),
          ...twice(counts),
          ...amountFaults(checked, need, counts, credits),
          ...unmetFaults(checked, need, unmet.get(key) ?? [], { counts, credits }),
        ];
      }),
    ),
  ];
}

function grouped<T extends { readonly person: string; readonly credential: string }>(rows: readonly T[]) {
  return Map.groupBy(rows, ({ person, credential }) => keyOf(person, credential));
}

/** Ids may have spaces. */
function keyOf(person: string, credential: string): string {
  return JSON.stringify([person, credential]);
}

/** What a session may count: nothing unless it is taken and over by the due day. */
function creditOf(
  team: CheckedTeam,
  { person, taken }: CheckedPerson,
  need: CredentialNeed,
  count: Count,
): Credit | undefined {
  const found = taken.find(({ session }) => session.id === count.session);
  if (found === undefined || found.session.sittings.some(({ end }) => team.lastDay(end) > need.due))
    return undefined;
  const wish = person.wishes.find(({ session }) => session === count.session);
  return wish?.credits.find(({ credential }) => credential === need.id);
}

function countFaults({ person, session, credential, units }: Count, credit: Credit | undefined) {
  const field = `counted ${person} ${session} ${credential}`;
  if (credit === undefined) return [{ field, message: "It does not count there." }];
  if (units < 0) return [{ field, message: "Less than nothing is counted." }];
  return over(field, units, credit.units);
}

function twice(counts: readonly Count[]): readonly TeamFault[] {
  return [...Map.groupBy(counts, ({ session }) => session)]
    .filter(([, same]) => same.length > 1)
    .map(([session, [one]]) => ({
      field: `counted ${one?.person} ${session} ${one?.credential}`,
      message: "It is counted twice.",
    }));
}

function sumOf(
  counts: readonly Count[],
  credits: readonly (Credit | undefined)[],
  category: string | undefined,
): number {
  return counts
    .filter((_, index) => category === undefined || credits[index]?.categories.includes(category) === true)
    .reduce((sum, { units }) => sum + units, 0);
}

function amountFaults(
  { person }: CheckedPerson,
  need: CredentialNeed,
  counts: readonly Count[],
  credits: readonly (Credit | undefined)[],
): readonly TeamFault[] {
  return need.caps.flatMap(({ category, units }) =>
    over(
      `people.${person.id}.credentials.${need.id}.caps.${category}`,
      sumOf(counts, credits, category),
      units,
    ),
  );
}

/** Unmet needs are exactly what is not counted, neither more nor less. */
function unmetFaults(
  { person }: CheckedPerson,
  need: CredentialNeed,
  unmet: CheckedTeam["plan"]["unmet"],
  {
    counts,
    credits,
  }: { readonly counts: readonly Count[]; readonly credits: readonly (Credit | undefined)[] },
): readonly TeamFault[] {
  const needs = [{ category: undefined, units: need.units }, ...need.minimums];
  const strange = unmet.filter(({ category }) => !needs.some((each) => each.category === category));
  const faults = strange.map(({ category }) => ({
    field: `unmet ${person.id} ${need.id} ${category}`,
    message: "Nothing of this category is needed.",
  }));
  return [
    ...faults,
    ...needs.flatMap(({ category, units }) => {
      const short = Math.max(0, units - sumOf(counts, credits, category));
      const said = unmet.filter((one) => one.category === category).reduce((sum, one) => sum + one.units, 0);
      if (Math.abs(short - said) <= 1e-6) return [];
      const field = `unmet ${person.id} ${need.id}${category === undefined ? "" : ` ${category}`}`;
      return [{ field, message: `${said} is said to be unmet; it is ${short}.` }];
    }),
  ];
}
