import { dollars } from "#platform/words";
import { median } from "../occasions/occasion.ts";
import type { Adaptation } from "./lineage.ts";

/** What all adaptations came to, in a sentence or three: how many, what they typically saw, and what was changed most. */
export function adaptationSummary(adaptations: readonly Adaptation[]): string {
  const attendance = median(adaptations.flatMap(({ results }) => results.typicalAttendance ?? []));
  const perHead = median(adaptations.flatMap(({ results }) => results.centsPerHead ?? []));
  const most = mostChanged(adaptations);
  return [
    adaptations.length === 1 ? "One branch adapted it." : `${adaptations.length} branches adapted it.`,
    ...(attendance === undefined
      ? []
      : [
          `Typically ${attendance} came${perHead === undefined || perHead === 0 ? "" : `, at ${dollars(perHead)} a head`}.`,
        ]),
    ...(most === undefined ? [] : [`Most often changed: ${most}.`]),
  ].join(" ");
}

function mostChanged(adaptations: readonly Adaptation[]): string | undefined {
  const counts = new Map<string, number>();
  for (const field of adaptations.flatMap(({ changedFields }) => changedFields))
    counts.set(field, (counts.get(field) ?? 0) + 1);
  const [best] = [...counts].toSorted(
    ([one, many], [other, more]) => more - many || one.localeCompare(other),
  );
  // What a single one changed says nothing of all.
  return best === undefined || best[1] < 2 ? undefined : best[0].toLowerCase();
}
