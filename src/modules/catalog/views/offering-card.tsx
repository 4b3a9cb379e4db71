import { ButtonLink, DateCard } from "#ui";
import type { FoundOffering, ShownListing } from "../rules/finding/found.ts";
import { offeringSummary, offeringTags } from "../rules/finding/card-words.ts";
import { wayInLabel } from "../rules/finding/labels.ts";
import { cardDate } from "../rules/finding/when.ts";

export interface OfferingCardProps {
  readonly found: FoundOffering<ShownListing>;
  /** IANA zone the times are shown in. */
  readonly zone: string;
  /** What the reader may do with it. */
  readonly ownActions?: readonly CardAction[] | undefined;
}

interface CardAction {
  readonly href: string;
  readonly label: string;
}

/** By the ids of what was found what the reader may do with it. */
export type CardActions = ReadonlyMap<string, readonly CardAction[] | undefined>;

/** One result of Find as a catalogue card. */
export function OfferingCard({ found, zone, ownActions = [] }: OfferingCardProps) {
  const { offering, session } = found;
  const isOff = offering.status === "cancelled" || session?.status === "cancelled";
  // Nobody registers for what does not take place; its page says what became of it.
  const register = isOff ? undefined : (offering.registrationUrl ?? offering.url);
  const about = offering.title;
  const buttons = [
    ...ownActions.map(({ href, label }) => ButtonLink({ href, about, children: label })),
    ...(register === undefined
      ? []
      : [
          ButtonLink({
            href: register,
            isExternal: true,
            about,
            children: wayInLabel(offering),
          }),
        ]),
  ];
  return DateCard({
    date: cardDate(offering, session, zone),
    title: offering.title,
    href: `/offerings/${found.id}`,
    summary: offeringSummary(found),
    tags: offeringTags(found),
    note: found.fit?.words,
    reason: found.reasons.length === 0 ? undefined : found.reasons.join(" · "),
    actions: buttons.length === 0 ? undefined : buttons,
  });
}
