import type { Listing } from "#modules/catalog";

/** What one place costs, in cents, and whether that is only because next to everything like it is free. */
export interface StatedPrice {
  readonly cents: number;
  readonly isCostUnknown: boolean;
}

/**
 * The price that a plan counts with; undefined where it knows none. Online and short it is taken for free where nobody says,
 * since nearly all of it is; anything else would be a guess, as would be what another currency comes to.
 */
export function statedPrice({ cost, kind }: Listing, isOnline: boolean): StatedPrice | undefined {
  if (cost.isFree) return { cents: 0, isCostUnknown: false };
  if (cost.known && cost.fromCents !== undefined)
    return cost.currency === "USD" || cost.fromCents === 0
      ? { cents: cost.fromCents, isCostUnknown: false }
      : undefined;
  const isUsuallyFree = isOnline && !["course", "conference"].includes(kind);
  return isUsuallyFree ? { cents: 0, isCostUnknown: true } : undefined;
}
