import type { CreditProgram } from "#modules/credit";
import { addCredential } from "../../../src/modules/credit/actions/record/keep-credential.ts";
import { addEvidence } from "../../../src/modules/credit/actions/record/keep-evidence.ts";
import { recordEntry } from "../../../src/modules/credit/actions/record/record-entry.ts";
import type { Mode } from "../../../src/modules/credit/rules/ledger/entry.ts";
import type { EntryFacts } from "../../../src/modules/credit/rules/ledger/kept-entry.ts";

/** Facts of an entry with the rest left plain. */
export function made(facts: Partial<EntryFacts> & { readonly title: string }): EntryFacts {
  return {
    from: "2026-10-01",
    to: "2026-10-01",
    measured: { minutes: 60 },
    mode: "live",
    topics: [],
    categories: {},
    preApproved: {},
    approvedBy: [],
    endorsements: [],
    proofOnPaper: [],
    relation: "",
    state: "earned",
    ...facts,
  };
}

const activities: readonly (readonly [
  title: string,
  day: string,
  minutes: number,
  mode: Mode,
  topic?: string,
])[] = [
  ["Managing Difficult Conversations", "2024-03-12", 720, "live"],
  ["Library Boards That Work", "2024-09-18", 480, "live"],
  ["Spreadsheets for Budget Season", "2025-02-11", 180, "live", "technology"],
  ["Story Times for Everyone", "2025-06-05", 360, "recording in a group"],
  ["De-escalation at the Desk", "2026-02-20", 90, "live"],
  ["State Conference, two days", "2026-04-22", 600, "live"],
  ["Repair Café: How We Did It", "2026-06-30", 60, "recording alone"],
  ["Digital Navigators: One Year In", "2026-09-17", 90, "live", "technology"],
  ["A chat of ten minutes", "2026-10-02", 10, "reading"],
];

/** A PDF as far as its first bytes say. */
export const certificate = new TextEncoder().encode("%PDF-1.7\nYou were there.\n");

/** A Wisconsin director in mid-cycle: much done, some planned, one thing that does not count. The ids of what was made. */
export async function makeRecord(program: CreditProgram, accountId: string) {
  const { db } = program;
  const credentialId = await addCredential(db, accountId, {
    packId: "us-wi-library-director",
    issuedOn: "2024-02-01",
    endorsements: [],
    circumstances: [],
    positions: [],
    isShared: false,
  });
  let entryId = "";
  let askedId = "";
  for (const [title, day, minutes, mode, topic] of activities) {
    const topics = topic === undefined ? [] : [topic];
    const facts = made({
      title,
      from: day,
      to: day,
      measured: { minutes },
      mode,
      topics,
      provider: "South Central",
    });
    // What came before the last is taken, and asked about.
    askedId = entryId;
    ({ id: entryId } = await recordEntry(db, accountId, facts, { source: "own" }));
  }
  const evidenceId = await addEvidence(program, accountId, entryId, {
    name: "certificate of the chat.pdf",
    bytes: certificate,
    kind: "certificate",
  });
  const planned = made({
    title: "AI at the Reference Desk",
    from: "2026-12-03",
    to: "2026-12-03",
    measured: { minutes: 90 },
    topics: ["technology"],
    state: "planned",
  });
  const { id: plannedId } = await recordEntry(db, accountId, planned, { source: "own" });
  const due = {
    ...planned,
    title: "Grant Writing in an Hour",
    from: "2026-11-18",
    to: "2026-11-18",
    topics: [],
  };
  const { id: dueId } = await recordEntry(db, accountId, due, { source: "own" });
  return { credentialId, entryId, askedId, evidenceId, plannedId, dueId };
}
