import type { IndexSchema, SearchDocument } from "#platform/search";
import { parseDate } from "#platform/time";
import { median } from "../../rules/occasions/occasion.ts";
import { audienceNames } from "../../rules/plan/audiences.ts";
import { centsOf, costBandOf } from "../../rules/plan/cost.ts";
import type { ReadProgram } from "../reading/own-programs.ts";
import { doorsOf } from "../../rules/reading/who-may-read.ts";
import { cellOf } from "../../rules/near/cells.ts";
import { seasonOf } from "../../rules/near/seasons.ts";

/** Raise it when a document is made in another way: indexes kept on disk are then made anew. */
export const documentVersion = 1;

/** What the index holds of a program. A word in a title says most of what it is about. */
export const programSchema: IndexSchema = {
  text: {
    title: { weight: 3, lengthPenalty: 0.4, typicalWords: 6 },
    subjects: { weight: 1.6, lengthPenalty: 0.2, typicalWords: 4 },
    place: { weight: 1.2, lengthPenalty: 0.2, typicalWords: 4 },
    plan: { weight: 1, lengthPenalty: 0.75, typicalWords: 60 },
  },
  /** `door`: who may read it (see rules/reading). */
  keywords: ["door", "audience", "topic", "cost", "season", "system", "branch", "known", "cell"],
  /** `changedIn`: see platform/search. The place is there once more to be read, not to be asked for. */
  numbers: ["lastHeld", "attendance", "cents", "latitude", "longitude", "changedIn"],
  /** One part: where the branch stands. */
  parts: ["latitude", "longitude"],
};

/** A program as the index keeps it, found by `documentId`. */
export function programDocument(program: ReadProgram, names: ReadonlyMap<string, string>): SearchDocument {
  const { plan, place, topics, occasions } = program;
  const { latitude, longitude } = place;
  const subjects = [
    ...plan.audiences.map((each) => audienceNames[each]),
    ...topics.map((each) => names.get(each) ?? each),
  ];
  return {
    id: program.id,
    text: {
      title: plan.title,
      subjects: subjects.join(". "),
      place: [place.branch, place.system, place.city].filter(Boolean).join(". "),
      plan: [plan.summary, ...plan.outcomes, ...plan.materials, plan.kit, ...plan.partners].join("\n"),
    },
    keywords: {
      door: doorsOf(program),
      audience: plan.audiences,
      topic: topics,
      cost: [costBandOf(program) ?? "unknown"],
      season: [...new Set(occasions.map(({ heldOn }) => seasonOf(heldOn)))],
      system: [program.tenantId],
      branch: [program.organisationId],
      cell: latitude === undefined || longitude === undefined ? [] : [cellOf({ latitude, longitude })],
      known: occasions.some(({ attendance }) => attendance !== undefined) ? ["results"] : [],
    },
    numbers: {
      lastHeld: lastDay(program),
      attendance: median(occasions.flatMap(({ attendance }) => attendance ?? [])),
      cents: centsOf(program),
      latitude,
      longitude,
    },
    parts: latitude === undefined || longitude === undefined ? [] : [{ latitude, longitude }],
  };
}

function lastDay({ occasions, changedAt }: ReadProgram): number {
  const day = occasions.at(-1)?.heldOn ?? changedAt.slice(0, 10);
  return parseDate(day) ?? 0;
}
