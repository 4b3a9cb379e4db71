import type { FilingDraft } from "../filing/filing.ts";
import type { Level } from "../sharing/levels.ts";

/** Everything someone has typed into the form so far, as they typed it. */
export interface DraftContent {
  readonly title: string;
  readonly body: string;
  readonly level: Level;
  readonly topics: readonly string[];
  /** Communities that it is put into beside its level. */
  readonly communities?: readonly string[] | undefined;
  /** The participation it is about, in credit's ledger. */
  readonly entryId?: string | undefined;
  /** What it is about, in words. */
  readonly about: string;
  /** What authorities ask about the participation, answered beside it: by the key of the question. */
  readonly answers?: Readonly<Record<string, string>> | undefined;
  /** The trip or trail it is written for. */
  readonly filing?: FilingDraft | undefined;
}

/** The form before anything is typed. */
export const emptyDraft: DraftContent = { title: "", body: "", level: "only me", topics: [], about: "" };

/** Whether two drafts say the same: then there is nothing to lose, whichever is kept. */
export function isSameDraft(one: DraftContent, other: DraftContent): boolean {
  return (
    one.title === other.title &&
    one.body === other.body &&
    one.level === other.level &&
    one.entryId === other.entryId &&
    JSON.stringify(besides(one)) === JSON.stringify(besides(other)) &&
    one.topics.length === other.topics.length &&
    one.topics.every((topic, place) => topic === other.topics[place])
  );
}

function besides({ answers = {}, communities = [], filing }: DraftContent) {
  return [answers, communities.toSorted(), filing];
}
