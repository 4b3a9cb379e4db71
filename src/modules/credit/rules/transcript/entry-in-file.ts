import { readRational, writeRational } from "../exact/written.ts";
import { zero } from "../exact/rational.ts";
import type { Measured } from "../ledger/entry.ts";
import type { CredentialFacts } from "../ledger/kept-credential.ts";
import type { EntryFacts } from "../ledger/kept-entry.ts";
import type { FileCredential, FileEntry } from "./transcript-file.ts";

/** An entry as a file holds it, under its lasting id; undefined for a draft, which is in no file. */
export function entryForFile(facts: EntryFacts, lastingId: string): FileEntry | undefined {
  const { state, from, to, measured } = facts;
  if (state === "draft" || from === undefined || to === undefined || measured === undefined) return undefined;
  return withoutUnknown({
    id: lastingId,
    title: facts.title,
    provider: facts.provider,
    from,
    to,
    minutes: "minutes" in measured ? measured.minutes : undefined,
    quantity: "quantity" in measured ? writeRational(measured.quantity) : undefined,
    measure: "quantity" in measured ? measured.measure : undefined,
    mode: facts.mode,
    topics: [...facts.topics],
    categories: Object.fromEntries(Object.entries(facts.categories).map(([pack, all]) => [pack, [...all]])),
    preApproved: { ...facts.preApproved },
    approvedBy: [...facts.approvedBy],
    endorsements: [...facts.endorsements],
    activity: facts.activity,
    proofOnPaper: [...facts.proofOnPaper],
    relation: facts.relation,
    description: facts.description ?? "",
    place: facts.place ?? "",
    state,
  });
}

/** What an entry of a file says, as it is kept. */
export function factsFromFile(entry: FileEntry): EntryFacts {
  const { id: _id, minutes: _minutes, quantity: _quantity, measure: _measure, ...facts } = entry;
  return { ...facts, measured: measuredIn(entry) };
}

/** A credential as a file holds it. */
export function credentialForFile(facts: CredentialFacts, name: string | undefined): FileCredential {
  const { packId, isShared: _isShared, endorsements, circumstances, positions } = facts;
  return withoutUnknown({
    pack: packId,
    credential: name,
    role: facts.role,
    issuedOn: facts.issuedOn,
    birthMonth: facts.birthMonth,
    expiresOn: facts.expiresOn,
    certificateNumber: facts.certificateNumber,
    endorsements: [...endorsements],
    circumstances: [...circumstances],
    positions: positions.map((each) => withoutUnknown({ ...each })),
    endedOn: facts.endedOn,
  });
}

/** What a credential of a file says. Whether an employer may see it, is said anew by its holder: no. */
export function credentialFromFile({ pack, credential: _name, ...facts }: FileCredential): CredentialFacts {
  return { ...facts, packId: pack, isShared: false };
}

function measuredIn({ minutes, quantity, measure }: FileEntry): Measured {
  if (quantity !== undefined && measure !== undefined)
    return { quantity: readRational(quantity) ?? zero, measure };
  return { minutes: minutes ?? 0 };
}

/** Without fields that are not known, so that what is read back is the same as what was written. */
function withoutUnknown<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;
}
