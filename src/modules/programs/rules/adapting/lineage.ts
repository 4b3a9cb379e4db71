import type { Licence } from "../licences/licence.ts";
import type { Results } from "../occasions/occasion.ts";

/** What a program was made from, as that was then: it names who made it even when the original is taken back. */
export interface Lineage {
  readonly tenantId: string;
  readonly programId: string;
  readonly number: number;
  readonly version: number;
  readonly title: string;
  readonly branch: string;
  readonly system: string;
  readonly licence: Licence;
  /** The group it was shared with, where it was shared with that alone. */
  readonly groupId?: string | undefined;
  /** What whoever adapted it says they changed, and why. */
  readonly note: string;
}

/** What an original is told of one adaptation. It names no person. */
export interface Adaptation {
  readonly number: number;
  readonly title: string;
  readonly branch: string;
  readonly system: string;
  /** The fields that differ, and what whoever adapted it said about that. */
  readonly changedFields: readonly string[];
  readonly note: string;
  readonly results: Results;
  /** What they would do differently, of the times that say so; newest first, at most three. */
  readonly differently: readonly string[];
  /** The share of answers that agreed to have learned something, of all surveys; whole percents. */
  readonly learnedPercent?: number | undefined;
}
