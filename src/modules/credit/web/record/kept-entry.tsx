import type { WebContext } from "#platform/http";
import { dayWords } from "#platform/words";
import { signedIn } from "#modules/people";
import { certificateNumber } from "../../queries/certificates/certificate.ts";
import { recordOf } from "../../queries/record/standings.ts";
import { answersOf } from "../../queries/answers/answers.ts";
import { askedAbout } from "../../rules/questions/asked-questions.ts";
import type { DecidedEntry } from "../../rules/ledger/as-engine-sees.ts";
import type { KeptEvidence } from "../../rules/ledger/kept-entry.ts";
import { entryOutcome } from "../../rules/record/entry-outcome.ts";
import { evidenceTypes } from "../../rules/record/evidence-file.ts";
import type { OutcomeWords } from "../../views/record/entry-aside.tsx";
import { packsOf } from "../packs-of.ts";
import type { CreditSite } from "../site.ts";
import type { ShownForm } from "./entry-form.tsx";
import { isToCome, todayFor } from "./record.tsx";

/** What the page of a kept entry shows around its form: what it counts for, and its proof. */
export async function keptPage(
  c: WebContext,
  site: CreditSite,
  entry: DecidedEntry,
): Promise<Omit<ShownForm, "text">> {
  const { accountId } = signedIn(c);
  const packs = await packsOf(c, site);
  const today = todayFor(c, site);
  const { entries, stoods } = await recordOf(site.db, packs, accountId, today);
  const titles = new Map(entries.map(({ id, title }) => [id, title]));
  const outcomes = stoods.flatMap((stood): readonly OutcomeWords[] => {
    const found =
      "standing" in stood ? stood.standing.entries.find(({ entryId }) => entryId === entry.id) : undefined;
    if (found === undefined || !("standing" in stood)) return [];
    const { label, counted, notCounted, prospects } = entryOutcome(
      found,
      stood.version,
      (id) => titles.get(id),
      isToCome(entry, today),
    );
    const sentences = [...counted, ...notCounted, ...prospects];
    return [{ credential: stood.pack.credential, label, sentences }];
  });
  const answers = (await answersOf(site.db, accountId, entry.id)).get(entry.id) ?? [];
  const questions = askedAbout(entry, stoods, answers);
  const isAsked = (each: (typeof answers)[number]) =>
    questions.some(({ key }) => key === `${each.packId}/${each.questionId}`);
  return {
    title: entry.title,
    asked: { entryId: entry.id, questions, written: answers.filter((each) => !isAsked(each)) },
    lede: ledeOf(entry),
    action: `/record/entries/${entry.id}`,
    offeringId: entry.offeringId,
    isPlan: isToCome(entry, today),
    outcomes,
    certificate: entry.award && (await certificateNumber(site.db, entry.award)),
    evidence: entry.evidence.map((each) => ({ id: each.id, name: each.name, about: fileWords(each) })),
  };
}

function ledeOf({ state, removedAt, award, revoked }: DecidedEntry): string {
  if (revoked !== undefined)
    return `Your employer took this award back: “${revoked.because}”. It is off your record, counts nowhere and cannot be put back; ask them if that is wrong.`;
  if (removedAt !== undefined) return "Removed from your record. Keep it to change it; it counts nowhere.";
  if (state === "draft")
    return "A draft: look it over and keep it, or remove it. Until then it counts nowhere.";
  if (award !== undefined) return "Awarded by your employer. What you change here is your own record alone.";
  return state === "planned" ? "Planned." : "On your record.";
}

function fileWords({ kind, mediaType, sizeBytes, keepUntil }: KeptEvidence): string {
  const type = Object.entries(evidenceTypes).find(([each]) => each === mediaType)?.[1].name ?? "file";
  const size =
    sizeBytes >= 1_000_000
      ? `${(sizeBytes / 1_000_000).toFixed(1)} MB`
      : `${Math.max(1, Math.round(sizeBytes / 1000))} kB`;
  return `${kind}, ${type}, ${size}${keepUntil === undefined ? "" : `, keep until ${dayWords(keepUntil)}`}`;
}
