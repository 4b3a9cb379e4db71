import type { CredentialFacts } from "../ledger/kept-credential.ts";
import type { EntryFacts } from "../ledger/kept-entry.ts";
import type { Mode } from "../ledger/entry.ts";
import { addDays } from "../cycles/months.ts";

/** A made-up entry, and how many days before the library was made up it was. */
interface SampleEntry {
  readonly daysAgo: number;
  readonly title: string;
  readonly minutes: number;
  readonly topics: readonly string[];
  readonly mode?: Mode;
}

const packId = "us-ny-public-librarian";

/** Four of five years are over; what is missing is what the pages are about. */
const issuedDaysAgo = 1540;

/** Who provides what is made up here. */
const provider = "Sample State Library (made up)";

const entries: readonly SampleEntry[] = [
  { daysAgo: 1490, title: "New directors' institute", minutes: 720, topics: ["leadership"] },
  { daysAgo: 1302, title: "Budgeting for small libraries", minutes: 180, topics: ["money"] },
  { daysAgo: 1120, title: "Open meetings and open records", minutes: 90, topics: ["law"] },
  { daysAgo: 905, title: "Serving patrons with dementia", minutes: 120, topics: ["older-adults"] },
  {
    daysAgo: 760,
    title: "Evaluating programs, a self-paced course",
    minutes: 480,
    topics: ["programming"],
    mode: "self-paced course",
  },
  { daysAgo: 610, title: "Teen services forum", minutes: 300, topics: ["teen-services"] },
  {
    daysAgo: 402,
    title: "Cybersecurity at the public desk",
    minutes: 60,
    topics: ["cybersecurity"],
    mode: "recording alone",
  },
  { daysAgo: 230, title: "Circuits and sewing: a maker day", minutes: 330, topics: ["technology", "steam"] },
  { daysAgo: 95, title: "Book challenges: a policy clinic", minutes: 150, topics: ["intellectual-freedom"] },
  { daysAgo: 16, title: "Makerspaces on a shoestring", minutes: 60, topics: ["technology", "teen-services"] },
];

/** The certificate that whoever looks around holds, shown to their employer; a colleague's was issued so many days later. */
export function sampleCredential(today: string, daysLater = 0): CredentialFacts {
  return {
    packId,
    issuedOn: addDays(today, daysLater - issuedDaysAgo),
    certificateNumber: "SAMPLE-0001",
    endorsements: [],
    circumstances: [],
    positions: [],
    isShared: true,
  };
}

/** What whoever looks around has on their record, oldest first: enough to be on the way, not enough to renew. */
export function sampleEntries(today: string): readonly EntryFacts[] {
  return entries.map((entry) => ({ ...factsOf(entry, today), approvedBy: [packId] }));
}

/** When each branch manager's certificate was issued after that, and how many entries of theirs came since. */
export const sampleHeads = [
  { daysLater: 900, entryCount: 4 },
  { daysLater: -190, entryCount: 9 },
  { daysLater: 300, entryCount: 5 },
] as const;

/** What a branch manager did at a neighbor's, of which their library is to say whether it counts. */
export function sampleClaimedEntry(today: string): { readonly facts: EntryFacts; readonly packId: string } {
  const visit = {
    daysAgo: 8,
    title: "A day in a neighbor’s makerspace",
    minutes: 180,
    topics: ["technology"],
  };
  const relation = "We open a room of our own in spring: how they share machines and staff it.";
  return { packId, facts: { ...factsOf(visit, today), relation } };
}

function factsOf({ daysAgo, title, minutes, topics, mode = "live" }: SampleEntry, today: string): EntryFacts {
  const day = addDays(today, -daysAgo);
  return {
    title: `${title} (sample)`,
    provider,
    from: day,
    to: day,
    measured: { minutes },
    mode,
    topics,
    categories: {},
    preApproved: {},
    approvedBy: [],
    endorsements: [],
    proofOnPaper: ["certificate"],
    relation: "",
    place: mode === "live" ? "Albany" : "online",
    state: "earned",
  };
}

/** A letter that proves the latest entry, as somebody saves it from their mail. */
export function sampleLetter(today: string): { readonly name: string; readonly text: string } {
  const day = addDays(today, -16);
  return {
    name: "Thank you for coming (sample).eml",
    text: [
      "From: Sample State Library <training@sample-state-library.example>",
      "To: Sam Sample <sam@sample-library.example>",
      "Subject: Thank you for coming (sample, made up)",
      "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8",
      "",
      `Sam Sample attended "Makerspaces on a shoestring" on ${day}: 60 minutes.`,
      "This letter is made up, to show what proof of an entry looks like.",
      "",
    ].join("\r\n"),
  };
}
