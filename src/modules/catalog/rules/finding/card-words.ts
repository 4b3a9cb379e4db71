import { costLine } from "../publishing/index.ts";
import { plural } from "../harvesting/harvest-message.ts";
import type { FoundOffering, ShownListing } from "./found.ts";
import { kindLabels, languageLabel, wayLabels } from "./labels.ts";
import { minutesText } from "./when.ts";

/** A word or two about an offering; `plain` when no tone is given. */
export interface OfferingTag {
  readonly label: string;
  readonly tone?: "good" | "attention" | "stop" | undefined;
}

/** The line under an offering's title: who offers it, how people meet, where. */
export function offeringSummary(found: FoundOffering<ShownListing>): string {
  const { offering } = found;
  const distance = found.milesAway === undefined ? undefined : `${milesText(found.milesAway)} away`;
  const place = offering.ways.includes("in-person") ? placeText(offering.place) : "";
  const others = found.listingCount - 1;
  return [
    offering.provider,
    offering.kind === "other" ? undefined : kindLabels[offering.kind],
    offering.ways.map((way) => wayLabels[way].toLowerCase()).join(" or "),
    place,
    distance,
    offering.isRecorded === true ? "recorded" : undefined,
    found.moreSessions > 0
      ? `${found.moreSessions} more ${found.moreSessions === 1 ? "date" : "dates"}`
      : undefined,
    others > 0 ? `also listed by ${others} other ${others === 1 ? "source" : "sources"}` : undefined,
  ]
    .filter((part) => part !== undefined && part !== "")
    .join(" · ");
}

/** As the reasons of a card say it: `Under a mile from 11217`. */
function milesText(miles: number): string {
  const rounded = Math.round(miles);
  return rounded < 1 ? "under a mile" : plural(rounded, "mile");
}

/** The place's name and its town, unless the name says the town already: `Rochester, NY`. */
function placeText(place: ShownListing["place"]): string {
  const { name = "", city = "" } = place ?? {};
  const isNamed = name
    .toLowerCase()
    .split(/[^\p{L}\p{M}' -]+/u)
    .some((part) => part.trim() === city.toLowerCase());
  return [name, isNamed ? "" : city].filter(Boolean).join(", ");
}

/** What it costs, what it counts for, and whatever stands in the way. */
export function offeringTags({
  offering,
  isGone,
  session,
  topicNames,
}: FoundOffering<ShownListing>): readonly OfferingTag[] {
  const tags: OfferingTag[] = [];
  if (offering.status === "cancelled" || session?.status === "cancelled")
    tags.push({ label: "Cancelled", tone: "stop" });
  if (offering.status === "postponed" || session?.status === "postponed")
    tags.push({ label: "Postponed", tone: "stop" });
  if (isGone) tags.push({ label: "No longer listed", tone: "stop" });
  const cost = costLine(offering.cost);
  if (cost !== undefined) tags.push({ label: cost, tone: offering.cost.isFree ? "good" : "attention" });
  const credit = creditLabel(offering);
  if (credit !== undefined) tags.push({ label: credit, tone: "good" });
  if (session === undefined && offering.durationMinutes !== undefined)
    tags.push({ label: minutesText(offering.durationMinutes) });
  if (offering.hasCaptions === true) tags.push({ label: "Captions" });
  if (offering.language !== "en") tags.push({ label: languageLabel(offering.language) });
  return [...tags, ...topicNames.slice(0, 2).map((label) => ({ label }))];
}

function creditLabel(offering: ShownListing): string | undefined {
  const credit = offering.credit[0];
  if (credit === undefined) return undefined;
  return credit.category === undefined ? credit.text : `${credit.text} · ${credit.category}`;
}
