import type { Members } from "./badge-kind.ts";
import { type BadgeCheck, failed, passed } from "./check.ts";

/** When a credential begins and ceases to hold, as it says, in either data model. */
export interface BadgeDates {
  readonly from?: string;
  readonly until?: string;
}

/** The dates of a credential; of data model 1.1 those that it names by other words. */
export function datesOf(document: Members): BadgeDates {
  const from = document["validFrom"] ?? document["issuanceDate"];
  const until = document["validUntil"] ?? document["expirationDate"];
  return {
    ...(typeof from === "string" && { from }),
    ...(typeof until === "string" && { until }),
  };
}

/**
 * Whether a credential holds at an instant. Both ends belong to it (Open Badges 3.0 §8.5): before `from` it is not yet
 * valid, after `until` it has expired. Every pair of dates given is looked at: a JWT carries its own. What begins at most
 * `earlySeconds` later is let pass.
 */
export function checkDates(pairs: readonly BadgeDates[], asOf: string, earlySeconds = 0): BadgeCheck {
  const now = Date.parse(asOf);
  for (const { from, until } of pairs) {
    if (from !== undefined && !(Date.parse(from) <= now + earlySeconds * 1000))
      return failed("dates", "not-yet-valid", `It is valid only from ${from}.`);
    if (until !== undefined && !(Date.parse(until) >= now))
      return failed("dates", "expired", `It expired on ${until}.`);
  }
  const until = pairs.find((pair) => pair.until !== undefined)?.until;
  return passed("dates", until === undefined ? "It does not expire." : `It is valid until ${until}.`);
}
