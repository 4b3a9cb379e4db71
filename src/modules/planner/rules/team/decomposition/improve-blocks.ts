import { contestedParts } from "./contested-parts.ts";
import { type Partition, partitionOf } from "./partition.ts";
import type { Search } from "../search.ts";
import type { SubModels } from "./sub-models.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** About so many people are decided on together. */
const peopleInBlock = 150;

/** So many rounds without anything better are enough. */
const vainRounds = 60;

/** Blocks that begin elsewhere each time, and people who compete for the same, until time is up or nothing helps. */
export async function improveInTurns(working: WorkingPlan, search: Search): Promise<void> {
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

/** What is tried block by block. */
export interface Pass {
  readonly worth: Float64Array;
  /** Choices that may be taken; what is taken already may be given up. */
  readonly may: (column: number) => boolean;
}

/** One block after the other, as many at once as there are threads, within what the others leave. */
export async function improveAll(
  working: WorkingPlan,
  search: Search,
  partition: Partition,
  { worth, may }: Pass,
): Promise<void> {
  const isChoice = choiceColumns(search);
  // What is everyone's goes with whoever touches it.
  const blocks = partition.blocks.filter((block) => block.some((column) => isChoice[column] === 1));
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
  return Int32Array.from([...own, ...more]);
}

function choiceColumns({ team }: Search): Uint8Array {
  const isChoice = new Uint8Array(team.model.worth.length);
  for (const { taken } of team.people) for (const column of taken) isChoice[column] = 1;
  return isChoice;
}
