import type { OwnOffering } from "#modules/catalog";
import { type Webinar, webinarAbout } from "./webinar.ts";

/** What the catalogue, and a calendar, are told of a webinar. Where it meets is on its own page alone. */
export function offeringOfWebinar(webinar: Webinar, publicUrl: string): Omit<OwnOffering, "today"> {
  return {
    key: webinar.id,
    title: webinar.title,
    summary: webinarAbout(webinar),
    provider: webinar.provider,
    start: webinar.startsAt,
    end: webinar.endsAt,
    zone: webinar.zone,
    url: `${publicUrl}/programs/webinars/${webinar.id}`,
    registrationUrl: webinar.registrationUrl,
    capacity: webinar.seats,
    isCancelled: webinar.isCancelled,
  };
}
