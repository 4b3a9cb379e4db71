import type { TeamProblem } from "../team-problem.ts";
import { addConferenceRows } from "./conference-rows.ts";
import { addDeskRows, type DeskRows } from "./desk-rows.ts";
import { type BlockModel, GrowingModel } from "./growing-model.ts";
import { addPersonColumns, type PersonColumns } from "./person-columns.ts";
import { addCredentialRows, addFairShare, addTimeRows, type CountedColumn } from "./person-rows.ts";
import { addGroupPrices, addMoneyRows, addSeatRows, type LabelledRow, takersOf } from "./price-rows.ts";
import { type TeamFacts, teamFacts } from "./team-facts.ts";

/** The problem as a model, with what its columns mean. */
export interface TeamModel extends BlockModel {
  readonly facts: TeamFacts;
  readonly people: readonly PersonColumns[];
  readonly counted: readonly CountedColumn[];
  readonly sent: DeskRows["floaters"]["sent"];
  readonly labelled: readonly LabelledRow[];
  /** Fields that cannot be kept, whatever is chosen. */
  readonly clashes: readonly string[];
}

/** About so many people of small branches are decided on together. */
const peopleInBlock = 12;

/** The whole problem as one exact model. Its blocks are branches; small ones together. */
export function teamModel(problem: TeamProblem): TeamModel {
  const facts = teamFacts(problem);
  const model = new GrowingModel();
  const { blockOfBranch, count } = branchBlocks(facts);
  const people = facts.people.map((person) => {
    const branch = facts.branchNumbers.get(person.person.branch) ?? 0;
    return addPersonColumns(model, person, blockOfBranch[branch] ?? 0, problem.milesPerHour);
  });
  const counted = people.flatMap((person) => {
    addTimeRows(model, person);
    addFairShare(model, person, problem);
    return addCredentialRows(model, person, problem.unmetWorth);
  });
  const takers = takersOf(facts, people);
  const groups = addGroupPrices(model, facts, takers, count);
  const desks = addDeskRows(model, facts, people, (branch) => blockOfBranch[branch] ?? 0);
  desks.floaters.addRows();
  const labelled = [
    ...addSeatRows(model, facts, takers),
    ...addConferenceRows(model, facts, people),
    ...addMoneyRows(model, facts, people, groups.discounts),
    ...desks.rows,
  ];
  const clashes = [...facts.clashes, ...desks.clashes];
  const { sent } = desks.floaters;
  return { ...model.build(groups.blockCount), facts, people, counted, sent, labelled, clashes };
}

function branchBlocks({ problem, branchNumbers }: TeamFacts) {
  const sizes = problem.branches.map(() => 0);
  for (const { branch } of problem.people) {
    const number = branchNumbers.get(branch) ?? 0;
    sizes[number] = (sizes[number] ?? 0) + 1;
  }
  let [count, people] = [0, 0];
  const blockOfBranch = sizes.map((size) => {
    if (people > 0 && people + size > peopleInBlock) {
      count += 1;
      people = 0;
    }
    people += size;
    return count;
  });
  return { blockOfBranch, count: count + 1 };
}
