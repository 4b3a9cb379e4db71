import { sortedJson } from "./my-data/sorted-json.ts";

/** One line of the log, before its place in the chain. */
export interface AuditEntry {
  /** An instant: `2026-12-03T19:00:00Z`. */
  readonly at: string;
  /** Absent when the program acted by itself. */
  readonly actorId: string | undefined;
  readonly actorName: string;
  /** What was done, in the words of the permission where there is one: `change a staff record`. */
  readonly act: string;
  /** What it was done to: `staff 0190…`, `organisation 0190…`. */
  readonly subject: string;
  /** Nothing private: what changed, not the contents of a reflection or a secret. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** A line in the chain: numbered from 1 without gaps, each with the digest of all before it folded in. */
export interface ChainedEntry extends AuditEntry {
  readonly sequence: number;
  readonly digest: string;
}

/** What stands before the first line. */
export const noDigest = "0".repeat(64);

/**
 * The text whose SHA-256 is a line's digest: the digest before, the number, and the line's fields in a fixed order, so that no
 * line can be changed, taken out or put in without all later digests giving it away. Keys of `details` are sorted, because
 * the database keeps no order of keys.
 */
export function chainedText(previousDigest: string, sequence: number, entry: AuditEntry): string {
  const { at, actorId, actorName, act, subject, details } = entry;
  return JSON.stringify([
    previousDigest,
    sequence,
    at,
    actorId ?? null,
    actorName,
    act,
    subject,
    sortedJson(details),
  ]);
}
