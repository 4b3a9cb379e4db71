import { NotFound } from "#platform/errors";
import { readQuery, sentText, type WebContext } from "#platform/http";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { signedIn } from "#modules/people";
import { type KeptTranscript, transcriptSource } from "../../queries/transcript/transcript-source.ts";
import { heldCycles } from "../../rules/transcript/held-cycles.ts";
import { type Transcript, type TranscriptChoice, transcriptOf } from "../../rules/transcript/transcript.ts";
import { todayFor } from "../record/record.tsx";
import type { CreditSite } from "../site.ts";

/** The transcript that an address asks for, and all it was made of. */
export interface AskedTranscript extends KeptTranscript {
  readonly transcript: Transcript;
  readonly choice: TranscriptChoice;
  readonly madeAt: string;
}

/**
 * The viewer's own transcript, of the credential and the cycle in the query.
 *
 * @throws NotFound when that credential is not on their record, or had no such cycle.
 */
export async function askedTranscript(c: WebContext, site: CreditSite): Promise<AskedTranscript> {
  const viewer = signedIn(c);
  const query = readQuery(c);
  const kept = await transcriptSource(site, viewer, todayFor(c, site));
  const credentialId = sentText(query, "credential") || undefined;
  const credential = kept.source.held.find(({ id }) => id === credentialId);
  if (credentialId !== undefined && (credential === undefined || !isId(credentialId)))
    throw new NotFound("There is no such credential on your record.");
  const asked = sentText(query, "cycle");
  const isCycle = cyclesOf(kept, credentialId).some(({ from }) => from === asked);
  if (asked !== "" && !isCycle) throw new NotFound("This credential had no such cycle.");
  const choice = { credentialId, cycleFrom: asked === "" ? undefined : asked };
  return { ...kept, choice, transcript: transcriptOf(kept.source, choice), madeAt: now() };
}

/** The cycles of one credential of the record; none of all. */
export function cyclesOf({ source }: KeptTranscript, credentialId: string | undefined) {
  const credential = source.held.find(({ id }) => id === credentialId);
  const pack = credential && source.packs.get(credential.packId);
  return pack === undefined || credential === undefined
    ? []
    : heldCycles(pack, credential, source.entries, source.today);
}
