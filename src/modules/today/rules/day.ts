import type { RenewalGlance } from "#modules/credit";
import type { RisingTopic } from "#modules/catalog";
import type { DueProposal } from "#modules/programs";

/** The date column of a card, in the viewer's zone. */
export interface ShownDate {
  readonly above: string;
  readonly large: string;
  readonly below: readonly string[];
  readonly dateTime?: string | undefined;
}

/** Something the viewer means to be at: in their plan, on their record, or promised. */
export interface ShownCommitment {
  /** To the offering, or to the record. */
  readonly href: string;
  readonly title: string;
  readonly date: ShownDate;
  /** Who offers it, where, and why it is here. */
  readonly summary: string;
  /** Where one joins it. */
  readonly url?: string | undefined;
}

/** An offering picked for the viewer. */
export interface ShownPick {
  readonly id: string;
  readonly title: string;
  readonly date: ShownDate;
  readonly summary: string;
  readonly tags: readonly {
    readonly label: string;
    readonly tone?: "good" | "attention" | "stop" | undefined;
  }[];
  /** Whether it fits the viewer's schedule, in words; absent when that is not known. */
  readonly note?: string | undefined;
  /** What it fills, what it grows, or that it is soon. */
  readonly reason: string;
}

/** A program of a branch near the viewer's. */
export interface ShownNeighbour {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly reason: string;
}

/** A call to lead. */
export interface ShownCall {
  readonly id: string;
  readonly title: string;
  /** Who calls, what for, and when. */
  readonly summary: string;
}

/** Everything on the page of someone's day. Nothing of it was put away. */
export interface Day {
  readonly renewals: readonly RenewalGlance[];
  readonly commitments: readonly ShownCommitment[];
  readonly picks: readonly ShownPick[];
  readonly knowsSchedule: boolean;
  /** Something attended that nothing was written about. */
  readonly prompt: { readonly id: string; readonly title: string } | undefined;
  /** Something attended a month or three ago, of which it is asked whether it was used. */
  readonly use: { readonly id: string; readonly title: string; readonly afterDays: number } | undefined;
  /** Drafts for conferences whose deadline is near. */
  readonly proposals: readonly DueProposal[];
  /** They work at a library here: programs belong to its branches. */
  readonly isEmployed: boolean;
  readonly neighbours: readonly ShownNeighbour[];
  readonly rising: readonly RisingTopic[];
  /** How many rise that they put away. */
  readonly putAwayRising: number;
  readonly call: ShownCall | undefined;
  readonly hasPutAway: boolean;
}
