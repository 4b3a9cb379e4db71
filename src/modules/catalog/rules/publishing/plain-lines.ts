import type { Cost } from "../listing.ts";
import type { RecordPlace } from "../record.ts";

/** A place on one line: "Central Library, 10 Grand Army Plaza, Brooklyn, NY 11238"; undefined when nothing is known. */
export function placeLine(place: RecordPlace | undefined): string | undefined {
  if (place === undefined) return undefined;
  const region = [place.region, place.postalCode].filter(Boolean).join(" ");
  const parts = [place.name, place.address, place.city, region].filter(
    (part) => part !== undefined && part !== "",
  );
  return parts.length === 0 ? undefined : [...new Set(parts)].join(", ");
}

/** What it costs in a few words: "Free", "$25", "from $10"; undefined when the provider does not say. */
export function costLine(cost: Cost): string | undefined {
  if (!cost.known) return undefined;
  if (cost.isFree) return "Free";
  if (cost.fromCents === undefined) return cost.text;
  const isLeast = cost.tiers.some((tier) => tier.amountCents > (cost.fromCents ?? 0));
  return `${isLeast ? "from " : ""}${money(cost.fromCents, cost.currency)}`;
}

/** An amount of whole cents: "$25", "$25.50", "£20". */
export function money(cents: number, currency: string): string {
  return format(currency, cents % 100 === 0).format(cents / 100);
}

const formats = new Map<string, Intl.NumberFormat>();

/** A format is costly to make and cheap to keep: there are as many as currencies in use. */
function format(currency: string, isWhole: boolean): Intl.NumberFormat {
  const name = `${currency} ${isWhole}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency,
    minimumFractionDigits: isWhole ? 0 : 2,
    maximumFractionDigits: 2,
  });
  formats.set(name, made);
  return made;
}
