import type { TeamModel } from "../model/team-model.ts";
import type { WorkingPlan } from "./working-plan.ts";

/** So many people are decided on anew at once. */
const peopleInPart = 60;

/** Parts of people who want the same: from shared rows that are used up, all who might use them, until there are enough. */
export function contestedParts(
  team: TeamModel,
  working: WorkingPlan,
  { round, count }: { readonly round: number; readonly count: number },
): readonly Int32Array[] {
  const { model, ownerOf, labelled, people } = team;
  const used = labelled.filter(
    ({ row, least }) => (model.rowUpper[row] ?? 0) - (working.activity[row] ?? 0) < least,
  );
  const partOf = new Map<number, number>();
  // Steps of a prime number through all of them: another part each round, the same for the same problem.
  let place = (round * 7919) % Math.max(1, used.length);
  for (let part = 0; part < count; part += 1) {
    let size = 0;
    for (let tried = 0; tried < used.length && size < peopleInPart; tried += 1) {
      const row = used[place % used.length]?.row ?? 0;
      place += 1;
      for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1) {
        const owner = ownerOf[model.columns[entry] ?? 0] ?? 0;
        if (owner >= people.length || partOf.has(owner) || size >= peopleInPart) continue;
        partOf.set(owner, part);
        size += 1;
      }
    }
  }
  const columns = Array.from({ length: count }, (): number[] => []);
  for (const [column, owner] of ownerOf.entries()) {
    const part = partOf.get(owner);
    if (part !== undefined) columns[part]?.push(column);
  }
  return columns.map((own) => Int32Array.from(own));
}
