import type { Rating } from "./assessment.ts";
import { daysFrom } from "./days-from.ts";

/** Everything that speaks for growing in one thing rather than another. Order never matters. */
export interface FocusEvidence {
  readonly today: string;
  readonly topics: readonly { readonly id: string; readonly name: string }[];
  readonly ratings: readonly RatedHeading[];
  /** One's own request log: a topic for each time it was asked for. */
  readonly requests: readonly { readonly topic: string; readonly on: string }[];
  /** What one's branch was asked for in the last half-year, by everyone there. */
  readonly branch?: { readonly name: string; readonly counts: ReadonlyMap<string, number> } | undefined;
  readonly role?: { readonly name: string; readonly topics: readonly string[] } | undefined;
  readonly rising: readonly RisingEvidence[];
  readonly needs: readonly CredentialTopics[];
}

/** A heading as someone rated themselves, and how much it has to do with which topic. */
export interface RatedHeading {
  readonly heading: string;
  readonly rating: Rating;
  readonly topics: ReadonlyMap<string, number>;
}

/** A topic that rises beyond chance, in what is offered or done. */
export interface RisingEvidence {
  readonly topic: string;
  /** 0.38 when its share grew by 38% within a year; undefined when it was not there before. */
  readonly growth: number | undefined;
  /** `27 offerings now, 9 a year before` */
  readonly because: string;
}

/** What a credential's rule still asks for of any of these topics. */
export interface CredentialTopics {
  readonly credential: string;
  readonly requirement: string;
  readonly topics: readonly string[];
  /** `2 contact hours`. */
  readonly short: string;
  readonly dueWords: string;
}

/** A request counts whole for three months, then less, and after a year no more. */
export function requestWeight(on: string, today: string): number {
  const days = daysFrom(on, today);
  if (days > 365) return 0;
  if (days > 182) return 0.25;
  return days > 91 ? 0.5 : 1;
}
