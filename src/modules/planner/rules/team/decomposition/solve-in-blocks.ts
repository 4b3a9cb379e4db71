import type { Search } from "../search.ts";
import { solveWhole } from "../whole-plan.ts";
import { boundByBlocks } from "./bound-by-blocks.ts";
import { improveAll, improveInTurns } from "./improve-blocks.ts";
import { type Partition, partitionByLinks, partitionOf } from "./partition.ts";
import { pricedWorth, pricesOfShared, relaxation } from "./shared-prices.ts";
import { SubModels } from "./sub-models.ts";
import { WorkingPlan } from "./working-plan.ts";

/** A model of so many columns is also tried as one. */
const columnsOfOneModel = 30_000;

/** About so many people are decided on together where there is one model: the large one follows. */
const peopleInBlock = 150;

/** A library system of so many people the solver still decides on nearly exactly; what it decides bounds tightly. */
const peopleInSystem = 400;

/** Finds a good plan of a large team, and a bound: at prices for what is shared, block by block. */
export async function solveInBlocks(search: Search): Promise<void> {
  const parts = new SubModels(search.team.model);
  const working = basePlan(search, parts);
  if (working === undefined) return;
  if (search.team.model.worth.length <= columnsOfOneModel) await solveOneSystem(search, working);
  else await solveSystems(search, working);
  await improveInTurns(working, search);
}

/** A first plan, and then the model as one: its bound is tighter than what prices prove. */
async function solveOneSystem(search: Search, working: WorkingPlan): Promise<void> {
  const { parts } = working;
  const { worth } = search.team.model;
  const partition = partitionOf(search.team, peopleInBlock);
  await keepStart(search, working, partition);
  const { prices, columns } = await relaxation(search, parts, search.secondsLeft * 0.3);
  const priced = pricedWorth(parts, pricesOfShared(prices, partition));
  const may = (column: number) => (columns[column] ?? 0) > 1e-6;
  // First at prices, so that nobody takes what others need more; then what is left, for what it is worth.
  await improveAll(working, search, partition, { worth: priced, may });
  await improveAll(working, search, partition, { worth, may });
  // Where one model stalls, many small ones still find better plans: they get their part of the time.
  solveWhole(search, 0.6);
  if (search.columns !== undefined) working.goOnFrom(search.columns);
}

/** Worth at prices by which a choice may fall short and still be looked at. */
const nearWorth = 0.5;

/** Every system by itself at prices, which bounds the whole; then one after the other within what the others leave. */
async function solveSystems(search: Search, working: WorkingPlan): Promise<void> {
  const { parts } = working;
  const { worth } = search.team.model;
  const partition = partitionByLinks(search.team, peopleInSystem);
  await keepStart(search, working, partition);
  const { prices } = await relaxation(search, parts, search.secondsLeft * 0.3);
  const shared = pricesOfShared(prices, partition);
  const seconds = Math.max(1, (search.secondsLeft * 0.45 * search.width) / partition.blocks.length);
  const options = { relativeGap: 0.001, seconds };
  const alone = await boundByBlocks(search, parts, partition, { prices: shared, options });
  const fallsShort = pricedWorth(parts, prices);
  const may = (column: number) =>
    (fallsShort[column] ?? 0) > -nearWorth || (alone?.columns[column] ?? 0) > 0.5;
  await improveAll(working, search, partition, { worth: pricedWorth(parts, shared), may });
  await improveAll(working, search, partition, { worth, may });
}

/** The plan in which nobody takes anything but what is pinned; where that breaks a limit, the first that keeps all. */
function basePlan(search: Search, parts: SubModels): WorkingPlan | undefined {
  const rest = new WorkingPlan(search, parts, search.team.rest.slice());
  if (rest.isKept) {
    search.offer(rest.at);
    return rest;
  }
  const { model, people } = search.team;
  const upper = model.upper.slice();
  for (const { taken } of people) for (const column of taken) upper[column] = model.lower[column] ?? 0;
  const pinned = search.solveHere({ ...model, upper }, { relativeGap: 0.1 });
  if (pinned.columns.length > 0) {
    search.offer(pinned.columns);
    return new WorkingPlan(search, parts, pinned.columns);
  }
  // More people can make a session cheaper: what is pinned may need others to come along.
  solveWhole(search);
  return undefined;
}

/** Takes over what of an earlier plan keeps all limits. */
async function keepStart(search: Search, working: WorkingPlan, partition: Partition): Promise<void> {
  if (search.start === undefined) return;
  const kept = new Set(search.start.chosen.map(({ person, session }) => `${person} ${session}`));
  const columns = new Set<number>();
  for (const { facts, taken } of search.team.people)
    for (const [choice, { session }] of facts.choices.entries())
      if (kept.has(`${facts.person.id} ${session.session.id}`)) columns.add(taken[choice] ?? 0);
  const { worth } = search.team.model;
  await improveAll(working, search, partition, { worth, may: (column) => columns.has(column) });
}
