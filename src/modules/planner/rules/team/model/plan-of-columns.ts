import type { LinearModel } from "#platform/solver";
import type { TeamPlan } from "../team-plan.ts";
import type { CredentialNeed } from "../../personal/personal-problem.ts";
import type { PersonColumns } from "./person-columns.ts";
import { sentTimes } from "./sent-times.ts";
import { type SharedUse, sharedUse } from "./shared-use.ts";
import type { TeamModel } from "./team-model.ts";

/** What a solution of the model decides, in the problem's words. */
export type DecidedPlan = Pick<
  TeamPlan,
  "chosen" | "floats" | "counted" | "unmet" | "belowFairShare" | "value" | "binding"
>;

export function planOfColumns(team: TeamModel, columns: Float64Array): DecidedPlan {
  const { facts } = team;
  const { problem } = facts;
  const parts = new Map(
    team.counted.map(({ person, choice, credential, column }) => [
      `${person.facts.number} ${choice} ${credential}`,
      neat(columns[column] ?? 0),
    ]),
  );
  const decided = team.people.map((person) =>
    decidedFor(person, columns, { parts, fairShare: problem.fairShare }),
  );
  const unmet = decided.flatMap((person) => person.unmet);
  const belowFairShare = decided.flatMap((person) => person.below);
  const worth = decided.reduce((sum, person) => sum + person.worth, 0);
  const lost =
    unmet.reduce((sum, { units }) => sum + units, 0) +
    belowFairShare.reduce((sum, short) => sum + short.worth, 0);
  const chosen = decided.flatMap((person) => person.chosen);
  return {
    chosen,
    floats: sentTimes(team, columns),
    counted: decided.flatMap((person) => person.counted),
    unmet,
    belowFairShare,
    value: neat(worth - problem.unmetWorth * lost),
    binding: bindingRows(team, asTaken(team, columns), sharedUse(facts, chosen)),
  };
}

interface Sharing {
  readonly parts: ReadonlyMap<string, number>;
  readonly fairShare: number | undefined;
}

function decidedFor({ facts, taken }: PersonColumns, columns: Float64Array, { parts, fairShare }: Sharing) {
  const { person, choices, number } = facts;
  const indices = choices.keys().filter((choice) => (columns[taken[choice] ?? 0] ?? 0) > 0.5);
  const chosen = [...indices].flatMap((choice) => {
    const found = choices[choice];
    return found === undefined ? [] : [{ choice, ...found }];
  });
  const counted = chosen.flatMap(({ choice, wish, session }) =>
    person.credentials.flatMap((need) => {
      const credit = wish.credits.find(({ credential }) => credential === need.id);
      if (credit === undefined || session.endsOn > need.due) return [];
      const units = parts.get(`${number} ${choice} ${need.id}`) ?? credit.units;
      return units <= 0 ? [] : [{ session: session.session.id, credit, units, need }];
    }),
  );
  const worth = chosen.reduce((sum, { wish }) => sum + wish.worth, 0);
  const short = fairShare === undefined || !person.wasAtBottom ? 0 : neat(fairShare - worth);
  return {
    worth,
    chosen: chosen.map(({ session }) => ({ person: person.id, session: session.session.id })),
    counted: counted.map(({ session, units, need }) => ({
      person: person.id,
      session,
      credential: need.id,
      units,
    })),
    unmet: person.credentials.flatMap((need) =>
      unmetOf(
        need,
        counted.filter((one) => one.need === need),
      ).map((left) => ({ person: person.id, credential: need.id, ...left })),
    ),
    below: short > 0 ? [{ person: person.id, worth: short }] : [],
  };
}

function unmetOf(
  need: CredentialNeed,
  counted: readonly { readonly units: number; readonly credit: { readonly categories: readonly string[] } }[],
): readonly { readonly category?: string; readonly units: number }[] {
  const sum = (category?: string) =>
    counted
      .filter(({ credit }) => category === undefined || credit.categories.includes(category))
      .reduce((total, { units }) => total + units, 0);
  const parts = need.minimums.map(({ category, units }) => ({
    category,
    units: neat(units - sum(category)),
  }));
  return [{ units: neat(need.units - sum()) }, ...parts].filter(({ units }) => units > 0);
}

/** Without what floating point adds or takes in the last places. */
function neat(amount: number): number {
  return Math.round(amount * 1e9) / 1e9;
}

/** The columns of “any of these” as the choices say: above what is taken the solver may leave them anywhere. */
function asTaken({ people }: TeamModel, columns: Float64Array): Float64Array {
  const found = columns.slice();
  for (const { anyOf, taken } of people)
    for (const { choices, terms } of anyOf.values()) {
      const [any, ...others] = terms.columns;
      if (any === undefined || others.length > 0 || choices.length < 2) continue;
      found[any] = Math.max(...choices.map((choice) => columns[taken[choice] ?? 0] ?? 0));
    }
  return found;
}

function bindingRows(
  { labelled, model }: TeamModel,
  columns: Float64Array,
  shared: ReadonlyMap<string, SharedUse>,
): readonly string[] {
  const binding = labelled.filter(({ row, labels: [label = ""], least }) => {
    const use = shared.get(label) ?? { used: sumOf(model, row, columns), least };
    return (model.rowUpper[row] ?? 0) - use.used < use.least - 1e-6;
  });
  return [...new Set(binding.flatMap(({ labels }) => labels))];
}

function sumOf(model: LinearModel, row: number, columns: Float64Array): number {
  let sum = 0;
  for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1)
    sum += (model.coefficients[entry] ?? 0) * (columns[model.columns[entry] ?? 0] ?? 0);
  return sum;
}
