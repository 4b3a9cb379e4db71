import type { WebContext } from "#platform/http";
import type { OfferingAction } from "#modules/catalog";
import { audienceOf } from "#modules/people";

/** What someone who is signed in may do with an offering of the catalogue: plan it, or log that they did it. */
export function offeringActions(
  c: WebContext,
  { id, isToCome, isPast }: { readonly id: string; readonly isToCome: boolean; readonly isPast: boolean },
): readonly OfferingAction[] {
  if (audienceOf(c) === "visitor") return [];
  return [
    ...(isToCome ? [{ href: `/record/entries/new?offering=${id}&plan=yes`, label: "Plan this" }] : []),
    ...(isPast ? [{ href: `/record/entries/new?offering=${id}`, label: "Log this" }] : []),
  ];
}
