import type { TeamFacts } from "./team-facts.ts";
import type { GrowingModel } from "./growing-model.ts";
import { anyTaken, type PersonColumns } from "./person-columns.ts";
import { joined } from "./person-rows.ts";
import type { LabelledRow } from "./price-rows.ts";

/** At most so many people at each conference, whichever of its sessions they take. */
export function addConferenceRows(
  model: GrowingModel,
  { problem }: TeamFacts,
  people: readonly PersonColumns[],
): readonly LabelledRow[] {
  const goers = new Map<string, { readonly person: PersonColumns; readonly choices: number[] }[]>();
  for (const person of people)
    for (const [choice, { session }] of person.facts.choices.entries()) {
      const { conference } = session.session;
      if (conference === undefined) continue;
      const known = goers.get(conference) ?? [];
      goers.set(conference, known);
      const last = known.at(-1);
      if (last?.person === person) last.choices.push(choice);
      else known.push({ person, choices: [choice] });
    }
  return problem.conferences.flatMap(({ id, people: most }) => {
    const wanted = goers.get(id) ?? [];
    if (wanted.length <= most) return [];
    const terms = wanted.map(({ person, choices }) => anyTaken(model, person, choices));
    return [{ row: model.addAtMost(joined(terms), most), labels: [`conferences.${id}`], least: 1 }];
  });
}
