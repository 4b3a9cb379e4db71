import type { TeamModel } from "../../src/modules/planner/rules/team/model/team-model.ts";
import { SubModels } from "../../src/modules/planner/rules/team/decomposition/sub-models.ts";

/**
 * What a careful person would do: the best wish for its minutes first, whenever every limit allows it; then take something
 * out and try again, keeping what is better. It works on the model's rows, with nobody sent anywhere and no group prices.
 */
export function greedyTeamPlan(team: TeamModel, seconds: number, cpuSeconds: () => number): number {
  const parts = new SubModels(team.model);
  const { model } = parts;
  const at = team.rest.slice();
  const activity = parts.activityOf(at);
  const choices = team.people.flatMap(({ facts, taken }) =>
    facts.choices.map(({ session, wish }, choice) => ({
      column: taken[choice]!,
      rank: (wish.worth + wish.credits.length) / Math.sqrt(session.minutes),
    })),
  );
  choices.sort((a, b) => b.rank - a.rank);
  const change = (column: number, by: number) => {
    at[column] = at[column]! + by;
    for (let entry = parts.columnStarts[column]!; entry < parts.columnStarts[column + 1]!; entry += 1)
      activity[parts.rowsOf[entry]!] = activity[parts.rowsOf[entry]!]! + by * parts.coefficientsOf[entry]!;
  };
  /** Takes one choice and lifts what must follow; false, with all as before, where a limit stands against it. */
  const take = (column: number): boolean => {
    const done: [number, number][] = [];
    const put = (which: number, by: number) => {
      change(which, by);
      done.push([which, by]);
    };
    put(column, 1);
    for (let entry = parts.columnStarts[column]!; entry < parts.columnStarts[column + 1]!; entry += 1) {
      const row = parts.rowsOf[entry]!;
      let over = activity[row]! - model.rowUpper[row]!;
      for (let at_ = model.starts[row]!; over > 1e-9 && at_ < model.starts[row + 1]!; at_ += 1) {
        const lifted = model.columns[at_]!;
        if (
          model.isWhole[lifted] === 1 ||
          model.coefficients[at_]! >= 0 ||
          at[lifted]! >= model.upper[lifted]!
        )
          continue;
        put(lifted, 1 - at[lifted]!);
        over = activity[row]! - model.rowUpper[row]!;
      }
    }
    const rows = new Set(
      done.flatMap(([which]) => [
        ...parts.rowsOf.subarray(parts.columnStarts[which], parts.columnStarts[which + 1]),
      ]),
    );
    if ([...rows].every((row) => activity[row]! <= model.rowUpper[row]! + 1e-9)) return true;
    for (const [which, by] of done.toReversed()) change(which, -by);
    return false;
  };
  const own = (column: number) => team.ownerOf[column]!;
  const fill = (columns: readonly number[]) => columns.filter((column) => at[column] === 0 && take(column));
  fill(choices.map(({ column }) => column));
  const byOwner = Map.groupBy(choices, ({ column }) => own(column));
  const begun = cpuSeconds();
  for (let round = 0; cpuSeconds() - begun < seconds; round += 1) {
    const { column } = choices[(round * 7919) % choices.length]!;
    if (at[column] === 0 || model.lower[column] === 1) continue;
    const mine = byOwner.get(own(column))!.map((choice) => choice.column);
    change(column, -1);
    const added = fill(
      mine.filter((other) => other !== column).sort((a, b) => model.worth[b]! - model.worth[a]!),
    );
    const gained = added.reduce((sum, other) => sum + model.worth[other]!, 0);
    if (gained > model.worth[column]!) continue;
    for (const other of added) change(other, -1);
    if (!take(column)) for (const other of added) change(other, 1);
  }
  return greedyValue(team, at);
}

/** Worth of what is taken, less what stays unmet and below the fair share. Caps are let go: it looks a little better. */
function greedyValue({ people, facts }: TeamModel, at: Float64Array): number {
  const { unmetWorth, fairShare = 0 } = facts.problem;
  let value = 0;
  for (const { facts: own, taken } of people) {
    const chosen = own.choices.filter((_, choice) => at[taken[choice]!] === 1);
    const worth = chosen.reduce((sum, { wish }) => sum + wish.worth, 0);
    value += worth - (own.person.wasAtBottom ? unmetWorth * Math.max(0, fairShare - worth) : 0);
    for (const need of own.person.credentials) {
      const sum = (category?: string) =>
        chosen
          .filter(({ session }) => session.endsOn <= need.due)
          .flatMap(({ wish }) => wish.credits)
          .filter(({ categories }) => category === undefined || categories.includes(category))
          .reduce((total, { units }) => total + units, 0);
      value -= unmetWorth * Math.max(0, need.units - sum());
      for (const { category, units } of need.minimums)
        value -= unmetWorth * Math.max(0, units - sum(category));
    }
  }
  return value;
}
