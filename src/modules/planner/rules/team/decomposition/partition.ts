import type { TeamModel } from "../model/team-model.ts";
import { linkedBranches } from "./linked-branches.ts";

/** The columns of a model in blocks, and the rows that more than one block has. */
export interface Partition {
  readonly blocks: readonly Int32Array[];
  readonly isShared: Uint8Array;
}

/** Branches in blocks of about so many people; the last block has what everyone shares. `skip` moves where blocks begin. */
export function partitionOf(team: TeamModel, peopleInBlock: number, skip = 0): Partition {
  let [block, size] = [0, skip];
  const blockOfBranch = membersOf(team).map(({ length }) => {
    if (size > 0 && size + length > peopleInBlock) {
      block += 1;
      size = 0;
    }
    size += length;
    return block;
  });
  return partitionBy(team, blockOfBranch);
}

/** Branches that share most in one block, of so many people at most where they are not all of one branch. */
export function partitionByLinks(team: TeamModel, peopleInBlock: number): Partition {
  return partitionBy(team, linkedBranches(team, peopleInBlock));
}

function membersOf({ facts }: TeamModel): readonly (readonly number[])[] {
  const members = facts.problem.branches.map((): number[] => []);
  for (const { number, person } of facts.people)
    members[facts.branchNumbers.get(person.branch) ?? 0]?.push(number);
  return members;
}

function partitionBy(team: TeamModel, blockOfBranch: readonly number[]): Partition {
  const blockOfOwner = blocksOfOwners(team, blockOfBranch);
  const { ownerOf, model } = team;
  const columns: number[][] = [];
  for (const [column, owner] of ownerOf.entries()) (columns[blockOfOwner[owner] ?? 0] ??= []).push(column);
  const isShared = new Uint8Array(model.rowLower.length);
  for (let row = 0; row < isShared.length; row += 1) {
    const first = blockOfOwner[ownerOf[model.columns[model.starts[row] ?? 0] ?? 0] ?? 0];
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1)
      if (blockOfOwner[ownerOf[model.columns[entry] ?? 0] ?? 0] !== first) isShared[row] = 1;
  }
  return { blocks: columns.filter((own) => own !== undefined).map((own) => Int32Array.from(own)), isShared };
}

/** People, then branches, then what is everyone's. */
function blocksOfOwners(team: TeamModel, blockOfBranch: readonly number[]): Int32Array {
  const { people } = team.facts.problem;
  const blockOf = new Int32Array(people.length + blockOfBranch.length + 1);
  for (const [branch, members] of membersOf(team).entries()) {
    const block = blockOfBranch[branch] ?? 0;
    for (const person of members) blockOf[person] = block;
    blockOf[people.length + branch] = block;
  }
  blockOf[people.length + blockOfBranch.length] =
    blockOfBranch.reduce((most, block) => Math.max(most, block), 0) + 1;
  return blockOf;
}
