import type { WebContext } from "#platform/http";
import type { OfferingAction } from "#modules/catalog";
import { audienceOf } from "#modules/people";

/** What someone who is signed in may do with an offering of the catalogue: plan it, try what it would count for, or log it. */
export function offeringActions(
  c: WebContext,
  {
    id,
    isToCome,
    isPast,
    mayTry = false,
  }: {
    readonly id: string;
    readonly isToCome: boolean;
    readonly isPast: boolean;
    /** Where there is room: what it would count for. */
    readonly mayTry?: boolean;
  },
): readonly OfferingAction[] {
  if (audienceOf(c) === "visitor") return [];
  return [
    ...(isToCome ? [{ href: `/record/entries/new?offering=${id}&plan=yes`, label: "Plan this" }] : []),
    ...(mayTry && isToCome
      ? [{ href: `/record/what-if?offering=${id}`, label: "What would it count for?" }]
      : []),
    ...(isPast ? [{ href: `/record/entries/new?offering=${id}`, label: "Log this" }] : []),
  ];
}
