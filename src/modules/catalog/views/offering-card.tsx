import { ButtonLink, DateCard, type TagProps } from "#ui";
import type { FoundOffering } from "../rules/finding/found.ts";
import { kindLabels, languageLabel, wayLabels } from "../rules/finding/labels.ts";
import type { Listing } from "../rules/listing.ts";
import { costLine } from "../rules/publishing/index.ts";
import { cardDate, minutesText } from "../rules/finding/when.ts";

export interface OfferingCardProps {
  readonly found: FoundOffering;
  /** IANA zone the times are shown in. */
  readonly zone: string;
}

/** One result of Find as a catalogue card. */
export function OfferingCard({ found, zone }: OfferingCardProps) {
  const { offering, session } = found;
  const register = offering.registrationUrl ?? offering.url;
  return DateCard({
    date: cardDate(offering, session, zone),
    title: offering.title,
    href: `/offerings/${found.id}`,
    summary: summaryLine(found),
    tags: tagsOf(found),
    note: found.fit?.words,
    reason: found.reasons.length === 0 ? undefined : found.reasons.join(" · "),
    actions:
      register === undefined
        ? undefined
        : ButtonLink({
            href: register,
            isExternal: true,
            about: offering.title,
            children: offering.kind === "article" ? "Read" : "Register",
          }),
  });
}

function summaryLine(found: FoundOffering): string {
  const { offering } = found;
  const distance =
    found.milesAway === undefined ? undefined : `${Math.max(1, Math.round(found.milesAway))} miles away`;
  const place = offering.ways.includes("in-person")
    ? [offering.place?.name, offering.place?.city].filter(Boolean).join(", ")
    : "";
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

function tagsOf({ offering, isGone, session, topicNames }: FoundOffering): readonly TagProps[] {
  const tags: TagProps[] = [];
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

function creditLabel(offering: Listing): string | undefined {
  const credit = offering.credit[0];
  if (credit === undefined) return undefined;
  return credit.category === undefined ? credit.text : `${credit.text} · ${credit.category}`;
}
