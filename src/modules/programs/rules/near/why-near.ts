import { dollars } from "#platform/words";
import type { Occasion } from "../occasions/occasion.ts";
import { resultsOf } from "../occasions/occasion.ts";
import type { Audience } from "../plan/audiences.ts";
import type { SharedProgram } from "../reading/shared-program.ts";
import { closeness } from "./closeness.ts";

/** What a branch runs itself, as far as it says what its neighbours' programs are to it. */
export interface OwnLine {
  readonly title: string;
  readonly audiences: readonly Audience[];
  readonly topics: readonly string[];
  readonly occasions: readonly Occasion[];
}

/** How much a neighbour's program speaks to a branch, and why in one sentence. */
export interface WhyNear {
  /** Relevance times closeness; higher is better. */
  readonly weight: number;
  readonly reason: string;
  /** Whether the branch runs something like it. */
  readonly isLike: boolean;
}

type Candidate = Pick<SharedProgram, "plan" | "topics" | "place" | "occasions">;

/** Weighs a neighbour's program for a branch by what it runs itself, the distance, and whether results are known. */
export function whyNear(
  own: readonly OwnLine[],
  candidate: Candidate,
  { miles, today }: { readonly miles: number | undefined; readonly today: string },
): WhyNear {
  const [best] = own
    .map((line) => ({ line, likeness: likenessOf(line, candidate) }))
    .toSorted((one, other) => other.likeness - one.likeness);
  const likeness = best?.likeness ?? 0;
  const results = resultsOf(candidate.occasions, today);
  const tried = results.typicalAttendance === undefined ? 0 : 1;
  return {
    weight: (1 + likeness + tried) * closeness(miles),
    isLike: likeness > 0,
    reason:
      best !== undefined && likeness > 0
        ? `You run ${ownWords(best.line, today)}; ${theirWords(candidate, today)}.`
        : `${distanceWords(miles)}${theirWords(candidate, today)}.`,
  };
}

/** Two for an audience and a topic in common, one for either of them; a program of everyone's is like none. */
function likenessOf(own: OwnLine, { plan, topics }: Candidate): number {
  const sameAudience = own.audiences.some((each) => each !== "everyone" && plan.audiences.includes(each));
  const sameTopic = own.topics.some((each) => topics.includes(each));
  return Number(sameAudience) * 1.5 + Number(sameTopic);
}

function ownWords({ title, occasions }: OwnLine, today: string): string {
  const { weekday } = resultsOf(occasions, today);
  return weekday === undefined ? `“${title}”` : `“${title}” on ${weekdays[weekday] ?? ""}`;
}

function theirWords({ plan, place, occasions }: Candidate, today: string): string {
  const { typicalAttendance, typicalCents, times } = resultsOf(occasions, today);
  const whose = `${possessive(place.branch)} “${plan.title}”`;
  if (typicalAttendance !== undefined) {
    const cost =
      typicalCents === undefined
        ? ""
        : typicalCents === 0
          ? " and cost nothing"
          : ` for ${dollars(typicalCents)}`;
    return `${whose} had ${typicalAttendance} ${nounOf(plan.audiences, typicalAttendance)}${cost}`;
  }
  if (times > 1) return `${whose} was held ${times} times`;
  return times === 0 ? `${whose} is being planned` : `${whose} was held`;
}

function possessive(name: string): string {
  return name.endsWith("s") ? `${name}’` : `${name}’s`;
}

const nouns: Readonly<Record<Audience, string>> = {
  babies: "babies and their grown-ups",
  preschool: "preschoolers",
  children: "children",
  tweens: "tweens",
  teens: "teens",
  adults: "adults",
  "older-adults": "older adults",
  families: "people",
  everyone: "people",
};

function nounOf(audiences: readonly Audience[], count: number): string {
  const [only] = audiences;
  if (count === 1) return "person";
  return audiences.length === 1 && only !== undefined ? nouns[only] : "people";
}

const weekdays = ["Sundays", "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays"];

function distanceWords(miles: number | undefined): string {
  if (miles === undefined) return "";
  return miles < 0.5 ? "Next door: " : `${milesWords(miles)} away: `;
}

/** `1.5 miles`, `12 miles`. */
export function milesWords(miles: number): string {
  const rounded = miles < 10 ? Math.round(miles * 2) / 2 : Math.round(miles);
  return rounded === 1 ? "1 mile" : `${rounded} miles`;
}
