import type { Listing, OfferingToPlan } from "#modules/catalog";
import type { PlannedThing } from "#modules/credit";
import { localDay } from "#platform/time";
import type { Candidate, Sitting } from "../personal/personal-problem.ts";
import { gainsOf, type GrowthTopic, worthOf } from "./growth.ts";
import { memberCents } from "./memberships.ts";
import {
  monthEnds,
  monthsOf,
  type OfferingDate,
  offeringDates,
  type PlanDays,
  statedMinutes,
} from "./offering-dates.ts";
import type { PlanMembership } from "./plan-inputs.ts";
import { statedPrice } from "./stated-price.ts";

/** What a credential gives for a thing. */
interface Credit {
  readonly credentialId: string;
  readonly units: number;
  readonly categories: readonly string[];
  readonly needsApproval: boolean;
}

/** What candidates are made by. */
export interface CandidateTerms extends PlanDays {
  readonly growth: readonly GrowthTopic[];
  readonly prefersLive: boolean;
  readonly memberships: readonly PlanMembership[];
  /** Who sets how far they go must know where it is. */
  readonly mustKnowPlace: boolean;
  readonly creditsOf: (thing: PlannedThing) => readonly Credit[];
}

/** A way to take an offering, and what a plan shows of it. */
export interface PlanCandidate {
  readonly candidate: Candidate;
  readonly offering: Listing;
  readonly thing: PlannedThing;
  readonly minutes: number;
  readonly placeName: string | undefined;
  readonly isCostUnknown: boolean;
  readonly approvalFor: readonly string[];
}

/** Every way to take an offering within a plan; or why it cannot be weighed at all. */
export type OfferingWays = readonly PlanCandidate[] | { readonly why: string };

/** Dates first; without one, what can be taken at one's own pace, in any of the months. */
export function candidatesOf({ id, offering }: OfferingToPlan, terms: CandidateTerms): OfferingWays {
  if (offering.kind === "degree-program") return [];
  const dates = offeringDates(offering, terms);
  const isOwnPace =
    offering.ways.includes("own-pace") || (dates.length === 0 && offering.isRecorded === true);
  const price = statedPrice(
    offering,
    dates.every(({ how }) => how === "live"),
  );
  if (price === undefined) return { why: "nobody says what it costs" };
  const known = terms.mustKnowPlace
    ? dates.filter(({ how, place }) => how !== "in-person" || place !== undefined)
    : dates;
  if (known.length < dates.length && known.length === 0) return { why: "nobody says where it is" };
  const live = known.map((date) => liveWay(date, terms.zone));
  const paced = isOwnPace ? ownPace(offering, terms) : [];
  return [...live, ...paced].map(({ key, minutes, days, shape, placeName, isLive }): PlanCandidate => {
    const thing = {
      id: `${id}.${key}`,
      title: offering.title,
      provider: offering.provider,
      ...days,
      minutes,
    };
    const mode = isLive ? "live" : shape.how === "recording" ? "recording alone" : "self-paced course";
    const whole: PlannedThing = { ...thing, mode, topics: offering.topics };
    const credits = terms.creditsOf(whole);
    const { isCostUnknown, cents } = price;
    const asMember = memberCents(offering, terms.memberships);
    return {
      candidate: {
        id: thing.id,
        offering: id,
        title: offering.title,
        ...shape,
        cents,
        ...(Object.keys(asMember).length > 0 && { memberCents: asMember }),
        gains: gainsOf(offering.topics, minutes, terms.growth),
        worth: worthOf(
          { minutes, cents, isLive, monthsAhead: monthsBetween(terms.from, days.to) },
          terms.prefersLive,
        ),
        credits: credits.map(({ credentialId, units, categories }) => ({
          credential: credentialId,
          units,
          categories,
        })),
        after: [],
      },
      offering,
      thing: whole,
      minutes,
      placeName,
      isCostUnknown,
      approvalFor: credits
        .filter(({ needsApproval }) => needsApproval)
        .map(({ credentialId }) => credentialId),
    };
  });
}

function liveWay({ how, place, placeName, sittings }: OfferingDate, zone: string) {
  const minutes = sittings.reduce((sum, each) => sum + minutesOf(each), 0);
  const days = { from: localDay(zone, startOf(sittings)), to: localDay(zone, endOf(sittings)) };
  const shape = { how, sittings, ...(place && { place }) };
  return { key: startOf(sittings).replaceAll(/[-:]/gu, ""), minutes, days, shape, placeName, isLive: true };
}

/** Longer than this it is no recording to watch on the side: it is left out rather than guessed. */
const usualRecording = 60;
const longestOwnPace = 40 * 60;

function ownPace(offering: Listing, terms: CandidateTerms) {
  const how = offering.kind === "webinar" || offering.isRecorded === true ? "recording" : "self-paced";
  const minutes = statedMinutes(offering) ?? (how === "recording" ? usualRecording : undefined);
  if (minutes === undefined || minutes > longestOwnPace) return [];
  return monthsOf(terms).flatMap((month) => {
    const ends = monthEnds(month);
    const days = { from: `${month}-01`, to: ends < terms.to ? ends : terms.to };
    const shape = { how, sittings: [], month, minutes } as const;
    return [{ key: month, minutes, days, shape, placeName: undefined, isLive: false }];
  });
}

function monthsBetween(from: string, to: string): number {
  const number = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return number(to) - number(from);
}

function minutesOf({ start, end }: Sitting): number {
  return Math.ceil((Date.parse(end) - Date.parse(start)) / 60_000);
}

function startOf(sittings: readonly Sitting[]): string {
  return sittings[0]?.start ?? "";
}

function endOf(sittings: readonly Sitting[]): string {
  return sittings.at(-1)?.end ?? "";
}
