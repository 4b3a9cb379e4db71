import type { Search } from "../search.ts";
import { solveWhole } from "../whole-plan.ts";
import { boundByBlocks } from "./bound-by-blocks.ts";
import { contestedParts } from "./contested-parts.ts";
import { type Partition, partitionOf } from "./partition.ts";
import { pricedWorth, sharedPrices } from "./shared-prices.ts";
import { SubModels } from "./sub-models.ts";
import { WorkingPlan } from "./working-plan.ts";

/** About so many people are decided on together. */
const peopleInBlock = 150;

/** A model of so many columns is also tried as one. */
const columnsOfOneModel = 30_000;

/** Finds a good plan of a large team, and a bound: at prices for what is shared, branch by branch. */
export async function solveInBlocks(search: Search): Promise<void> {
  const parts = new SubModels(search.team.model);
  const working = basePlan(search, parts);
  if (working === undefined) return;
  const partition = partitionOf(search.team, peopleInBlock);
  await keepStart(search, working, partition);
  const isOne = search.team.model.worth.length <= columnsOfOneModel;
  const { prices, relaxed } = await sharedPrices(search, parts, partition, search.secondsLeft * 0.3);
  const seconds = Math.max(1, (search.secondsLeft * 0.45 * search.width) / partition.blocks.length);
  const options = { relativeGap: Math.max(0.002, search.gapWanted / 4), seconds };
  const alone = isOne ? undefined : await boundByBlocks(search, parts, partition, { prices, options });
  const wanted = (column: number) => (relaxed[column] ?? 0) > 1e-6 || (alone?.columns[column] ?? 0) > 0.5;
  // First at prices, so that nobody takes what others need more; then what is left, for what it is worth.
  await improveAll(working, search, partition, { worth: pricedWorth(parts, prices), may: wanted });
  await improveAll(working, search, partition, { worth: search.team.model.worth, may: wanted });
  // Where one model stalls, many small ones still find better plans: they get their part of the time.
  if (isOne) solveWhole(search, 0.6);
  if (search.columns !== undefined) working.goOnFrom(search.columns);
  await improveInTurns(working, search);
}

/** So many rounds without anything better are enough. */
const vainRounds = 60;

/** Blocks that begin elsewhere each time, and people who compete for the same, until time is up or nothing helps. */
async function improveInTurns(working: WorkingPlan, search: Search): Promise<void> {
  const { worth } = search.team.model;
  let vain = 0;
  for (let round = 1; !search.isOver && vain < vainRounds; round += 1) {
    const before = search.value;
    if (round % 2 === 1) {
      const shifted = partitionOf(search.team, peopleInBlock, ((round * 7) % 20) * 3);
      await improveAll(working, search, shifted, { worth, may: () => true });
    } else await improveContested(working, search, round);
    vain = search.value > before ? 0 : vain + 1;
  }
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

interface Pass {
  readonly worth: Float64Array;
  /** Choices that may be taken; what is taken already may be given up. */
  readonly may: (column: number) => boolean;
}

/** One block after the other, as many at once as there are threads, within what the others leave. */
async function improveAll(
  working: WorkingPlan,
  search: Search,
  { blocks }: Partition,
  { worth, may }: Pass,
): Promise<void> {
  const isChoice = choiceColumns(search);
  const seconds = Math.max(2, (search.secondsLeft * 0.4 * search.width) / blocks.length);
  for (let first = 0; first < blocks.length && !search.isOver; first += search.width) {
    const used = new Set<number>();
    const free = blocks.slice(first, first + search.width).map((block) => {
      const own = block.filter(
        (column) => isChoice[column] === 0 || may(column) || (working.at[column] ?? 0) > 0.5,
      );
      return withShared(search, working.parts, own, used);
    });
    const options = { seconds, relativeGap: 0.001 };
    await working.improve(
      free.map((columns) => ({ free: columns, options })),
      worth,
    );
  }
}

async function improveContested(working: WorkingPlan, search: Search, round: number): Promise<void> {
  const used = new Set<number>();
  const free = contestedParts(search.team, working, { round, count: search.width }).map((columns) =>
    withShared(search, working.parts, columns, used),
  );
  const options = { seconds: Math.min(20, search.secondsLeft), relativeGap: 0.0005 };
  await working.improve(
    free.map((columns) => ({ free: columns, options })),
    search.team.model.worth,
  );
}

/** With the columns of branches and of everyone that the columns of people touch, each in one part alone. */
function withShared(search: Search, parts: SubModels, own: Int32Array, used: Set<number>): Int32Array {
  const { model, ownerOf, people } = search.team;
  const inOwn = new Set(own);
  const more: number[] = [];
  for (const row of parts.rowsWith(own))
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
      const column = model.columns[entry] ?? 0;
      if ((ownerOf[column] ?? 0) < people.length || inOwn.has(column) || used.has(column)) continue;
      used.add(column);
      more.push(column);
    }
  for (const column of own) if ((ownerOf[column] ?? 0) >= people.length) used.add(column);
  return Int32Array.from([...own.filter((column) => !more.includes(column)), ...more]);
}

function choiceColumns({ team }: Search): Uint8Array {
  const isChoice = new Uint8Array(team.model.worth.length);
  for (const { taken } of team.people) for (const column of taken) isChoice[column] = 1;
  return isChoice;
}
