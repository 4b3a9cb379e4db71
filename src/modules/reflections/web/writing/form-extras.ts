import { NotFound } from "#platform/errors";
import type { WebContext } from "#platform/http";
import { localDay, now } from "#platform/time";
import { questionsAbout } from "#modules/credit";
import { signedIn } from "#modules/people";
import { filingLabel } from "../../queries/filing/filing-label.ts";
import { readFilingPlace } from "../../rules/filing/filing.ts";
import type { DraftContent } from "../../rules/writing/draft.ts";
import type { ShownFiling, ShownQuestion } from "../../views/writing/write-extras.tsx";
import type { ReflectionSite } from "../site.ts";

/** What authorities ask about the participation that a draft is about, with what was typed or kept so far. */
export async function questionsFor(
  c: WebContext,
  site: ReflectionSite,
  { answers = {}, entryId }: DraftContent,
): Promise<readonly ShownQuestion[]> {
  if (entryId === undefined) return [];
  const viewer = signedIn(c);
  const today = localDay(viewer.zone ?? site.zone, now());
  const asked = await questionsAbout(site, viewer, { entryId, today });
  return asked.map(({ answer, credentials, key, question }) => ({
    key,
    asks: question.asks,
    hint: `${question.hint === undefined ? "" : `${question.hint} `}For ${credentials.join(" and ")}.`,
    answer: answers[key] ?? answer,
  }));
}

/** The trip or step that a draft is written for; undefined when it is for none, or that is gone. */
export async function filingFor(
  c: WebContext,
  site: ReflectionSite,
  { filing }: DraftContent,
): Promise<ShownFiling | undefined> {
  const place = readFilingPlace(filing?.place ?? "");
  if (filing === undefined || place === undefined) return undefined;
  try {
    return { ...filing, kind: place.kind, ...(await filingLabel(site.db, signedIn(c), place)) };
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
