import type { TeamModel } from "../model/team-model.ts";

/** The columns of a model in blocks, and the rows that more than one block has. */
export interface Partition {
  readonly blocks: readonly Int32Array[];
  readonly isShared: Uint8Array;
}

/** Branches in blocks of about so many people; the last block has what everyone shares. `skip` moves where blocks begin. */
export function partitionOf(team: TeamModel, peopleInBlock: number, skip = 0): Partition {
  const blockOfOwner = ownersInBlocks(team, peopleInBlock, skip);
  const { ownerOf, model } = team;
  const columns: number[][] = [];
  for (const [column, owner] of ownerOf.entries()) {
    const block = blockOfOwner[owner] ?? 0;
    (columns[block] ??= []).push(column);
  }
  const isShared = new Uint8Array(model.rowLower.length);
  for (let row = 0; row < isShared.length; row += 1) {
    const first = blockOfOwner[ownerOf[model.columns[model.starts[row] ?? 0] ?? 0] ?? 0];
    for (let entry = model.starts[row] ?? 0; entry < (model.starts[row + 1] ?? 0); entry += 1)
      if (blockOfOwner[ownerOf[model.columns[entry] ?? 0] ?? 0] !== first) isShared[row] = 1;
  }
  return { blocks: columns.filter((own) => own !== undefined).map((own) => Int32Array.from(own)), isShared };
}

function ownersInBlocks({ facts }: TeamModel, peopleInBlock: number, skip: number): Int32Array {
  const { people, branches } = facts.problem;
  const members = branches.map((): number[] => []);
  for (const { number, person } of facts.people)
    members[facts.branchNumbers.get(person.branch) ?? 0]?.push(number);
  const blockOf = new Int32Array(people.length + branches.length + 1);
  let [block, size] = [0, skip];
  for (const [branch, own] of members.entries()) {
    if (size > 0 && size + own.length > peopleInBlock) {
      block += 1;
      size = 0;
    }
    size += own.length;
    for (const person of own) blockOf[person] = block;
    blockOf[people.length + branch] = block;
  }
  blockOf[people.length + branches.length] = block + 1;
  return blockOf;
}
