import { DateCard, type TagProps } from "#ui";
import { kindLabels, wayLabels } from "../../rules/finding/labels.ts";
import { shownSession } from "../../rules/finding/shown-session.ts";
import { cardDate, sessionLine } from "../../rules/finding/when.ts";
import type { Listing } from "../../rules/listing.ts";
import { costLine } from "../../rules/publishing/index.ts";

export interface PreviewCardProps {
  readonly listing: Listing;
  /** The source's zone; a session with one of its own is shown in that. */
  readonly zone: string;
  readonly now: string;
}

const shownWarnings = 2;

/** A listing as it would be kept: with its zone written out, and what was doubtful about it. */
export function PreviewCard({ listing, zone, now }: PreviewCardProps) {
  const { session, moreSessions } = shownSession(listing, now);
  const shownZone = session?.zone === undefined || session.zone === "UTC" ? zone : session.zone;
  const when =
    session === undefined
      ? undefined
      : `${sessionLine(session, shownZone)}${session.isAllDay ? "" : ` (${shownZone.replaceAll("_", " ")})`}`;
  const warnings = listing.warnings.slice(0, shownWarnings);
  return DateCard({
    date: cardDate(listing, session, shownZone),
    title: listing.title,
    summary: [
      when,
      moreSessions > 0 ? `${moreSessions} more ${moreSessions === 1 ? "date" : "dates"}` : undefined,
      listing.provider,
      listing.kind === "other" ? undefined : kindLabels[listing.kind],
      listing.ways.map((way) => wayLabels[way].toLowerCase()).join(" or "),
      listing.ways.includes("in-person")
        ? [listing.place?.name, listing.place?.city].filter(Boolean).join(", ")
        : undefined,
    ]
      .filter((part) => part !== undefined && part !== "")
      .join(" · "),
    tags: tagsOf(listing),
    reason: warnings.length === 0 ? undefined : warnings.join(" "),
  });
}

function tagsOf(listing: Listing): readonly TagProps[] {
  const cost = costLine(listing.cost);
  return [
    ...(listing.status === "cancelled" ? [{ label: "Cancelled", tone: "stop" as const }] : []),
    ...(cost === undefined
      ? []
      : [{ label: cost, tone: listing.cost.isFree ? ("good" as const) : ("attention" as const) }]),
    ...listing.credit.slice(0, 2).map(({ text }) => ({ label: text, tone: "good" as const })),
  ];
}
