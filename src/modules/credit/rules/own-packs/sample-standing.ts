import { addDays, addMonths } from "../cycles/months.ts";
import { compare, type Rational, zero } from "../exact/rational.ts";
import type { LedgerEntry } from "../ledger/entry.ts";
import type { HeldCredential } from "../ledger/kept-credential.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack, Unit } from "../packs/pack.ts";
import { askedOfEntry, askedOfHolder, versionInForce } from "../record/asked.ts";
import { type Stood, stoodFor } from "../record/stood.ts";

/** Somebody made up, who shows what a rule would make of what they did. */
export interface SampleStanding {
  /** Who they are and what they did, in a sentence. */
  readonly words: string;
  readonly stood: Stood;
}

/** How somebody in the rule's first role, who began a year ago, would stand on a day with half of it done live and a quarter alone. */
export function sampleStanding(pack: RulePack, today: LocalDate): SampleStanding {
  const version = versionInForce(pack, today);
  const role = version?.roles[0];
  const owed = version?.required.roles[role?.id ?? ""] ?? version?.required.everyone ?? zero;
  const live = minutesOf(owed, 2n, version?.unit);
  const alone = minutesOf(owed, 4n, version?.unit);
  const { birthMonth } = askedOfHolder(pack, today);
  const holder: HeldCredential = {
    id: "sample",
    packId: pack.id,
    role: role?.id,
    issuedOn: addMonths(today, -12),
    birthMonth: birthMonth ? 1 : undefined,
    expiresOn: undefined,
    certificateNumber: undefined,
    endorsements: [],
    circumstances: [],
    positions: [],
    endedOn: undefined,
    isShared: false,
  };
  const { topics } = askedOfEntry(pack, today);
  const entries = [
    entryOf({ id: "live", mode: "live", minutes: live, on: addDays(today, -7), topics }),
    entryOf({ id: "alone", mode: "recording alone", minutes: alone, on: addDays(today, -3), topics: [] }),
  ].filter(({ measured }) => "minutes" in measured && measured.minutes > 0);
  const about = role === undefined ? "Someone" : `Someone who is ${role.name}`;
  const did =
    entries.length === 0
      ? "who has logged nothing"
      : `who took ${hours(live)} live on what the rule asks for last week, and watched ${hours(alone)} of recordings alone`;
  return {
    words: `${about}, whose certificate is a year old, and ${did}:`,
    stood: stoodFor(holder, pack, entries, today),
  };
}

function minutesOf(owed: Rational, part: bigint, unit: Unit | undefined): number {
  if (compare(owed, zero) <= 0) return 0;
  return Number((owed.numerator * BigInt(unit?.minutes ?? 60)) / (owed.denominator * part));
}

function hours(minutes: number): string {
  const count = Math.round(minutes / 6) / 10;
  return `${count} ${count === 1 ? "hour" : "hours"}`;
}

interface Made {
  readonly id: string;
  readonly mode: LedgerEntry["mode"];
  readonly minutes: number;
  readonly on: LocalDate;
  readonly topics: readonly string[];
}

function entryOf({ minutes, on, ...made }: Made): LedgerEntry {
  return {
    ...made,
    title: made.id,
    from: on,
    to: on,
    measured: { minutes },
    categories: {},
    approvedBy: [],
    preApproved: {},
    endorsements: [],
    evidence: ["certificate"],
    status: "earned",
    decisions: {},
  };
}
