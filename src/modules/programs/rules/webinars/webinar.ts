import { plainMoment } from "#platform/words";
import type { Readable } from "../reading/who-may-read.ts";

/** A short webinar in which a branch tells others of a program. */
export interface Webinar extends Readable {
  readonly id: string;
  readonly programId: string;
  readonly title: string;
  readonly summary: string;
  /** Who offers it: `Eastside, Harbor County`. */
  readonly provider: string;
  /** UTC instants. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly meetingUrl: string | undefined;
  readonly registrationUrl: string | undefined;
  readonly seats: number | undefined;
  readonly contact: string;
  readonly isCancelled: boolean;
  readonly changedAt: string;
}

/** `Thu, Dec 3, 2026, 2:00 – 2:45 pm EST`. */
export function whenWords({ startsAt, endsAt, zone }: Pick<Webinar, "startsAt" | "endsAt" | "zone">): string {
  const format = new Intl.DateTimeFormat("en-US", {
    weekday: "short",
    month: "short",
    day: "numeric",
    year: "numeric",
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
    timeZoneName: "short",
  });
  return plainMoment(format.formatRange(new Date(startsAt), new Date(endsAt)));
}

/** What it tells those who find it: the words, whom to ask, and how many may come. */
export function webinarAbout({ summary, contact, seats }: Webinar): string {
  return [
    summary,
    ...(contact === "" ? [] : [`Questions: ${contact}`]),
    ...(seats === undefined ? [] : [`${seats} ${seats === 1 ? "seat" : "seats"}.`]),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
