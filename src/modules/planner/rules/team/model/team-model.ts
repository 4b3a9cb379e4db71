import type { TeamProblem } from "../team-problem.ts";
import { addConferenceRows } from "./conference-rows.ts";
import { addDeskRows, type DeskRows } from "./desk-rows.ts";
import { GrowingModel, type OwnedModel } from "./growing-model.ts";
import { addPersonColumns, type PersonColumns } from "./person-columns.ts";
import { addCredentialRows, addFairShare, addTimeRows, type CountedColumn } from "./person-rows.ts";
import { addGroupPrices, addMoneyRows, addSeatRows, type LabelledRow, takersOf } from "./price-rows.ts";
import { type TeamFacts, teamFacts } from "./team-facts.ts";

/** The problem as a model, with what its columns mean. */
export interface TeamModel extends OwnedModel {
  readonly facts: TeamFacts;
  readonly people: readonly PersonColumns[];
  readonly counted: readonly CountedColumn[];
  readonly sent: DeskRows["floaters"]["sent"];
  readonly labelled: readonly LabelledRow[];
  /** Fields that cannot be kept, whatever is chosen. */
  readonly clashes: readonly string[];
}

/** The whole problem as one exact model. */
export function teamModel(problem: TeamProblem): TeamModel {
  const facts = teamFacts(problem);
  const model = new GrowingModel();
  const people = facts.people.map((person) => addPersonColumns(model, person, problem.milesPerHour));
  const counted = people.flatMap((person) => {
    addTimeRows(model, person);
    addFairShare(model, person, problem);
    return addCredentialRows(model, person, problem.unmetWorth);
  });
  const takers = takersOf(facts, people);
  const discounts = addGroupPrices(model, facts, takers);
  const desks = addDeskRows(model, facts, people);
  desks.floaters.addRows();
  const labelled = [
    ...addSeatRows(model, facts, takers),
    ...addConferenceRows(model, facts, people),
    ...addMoneyRows(model, facts, people, discounts),
    ...desks.rows,
  ];
  const clashes = [...facts.clashes, ...desks.clashes];
  const { sent } = desks.floaters;
  return { ...model.build(), facts, people, counted, sent, labelled, clashes };
}
