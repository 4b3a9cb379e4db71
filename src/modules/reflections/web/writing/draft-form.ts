import { type SentValues, sentText } from "#platform/http";
import { isId } from "#platform/ids";
import { sentAnswers } from "#modules/credit";
import {
  type FilingDraft,
  longestSession,
  longestTries,
  readFilingPlace,
} from "../../rules/filing/filing.ts";
import { isLevel, type Level, levels } from "../../rules/sharing/levels.ts";
import { chosenIds } from "./chosen-ids.ts";
import type { DraftContent } from "../../rules/writing/draft.ts";

const longestAbout = 300;

/** What the form holds, as it was typed. A level that is none is the narrowest. */
export function draftOfForm(sent: SentValues): DraftContent {
  const level = sentText(sent, "level");
  const entryId = sentText(sent, "entry");
  return {
    title: sentText(sent, "title"),
    // Browsers send line ends as two characters; on the page they are one.
    body: sentText(sent, "body").replaceAll("\r\n", "\n"),
    level: isLevel(level) ? level : "only me",
    topics: chosenIds(sent, "topics"),
    communities: chosenIds(sent, "communities").filter(isId),
    about: sentText(sent, "about").slice(0, longestAbout),
    ...(isId(entryId) ? { entryId, answers: sentAnswers(sent) } : {}),
    ...filingOfForm(sent),
  };
}

function filingOfForm(sent: SentValues): { readonly filing?: FilingDraft } {
  const place = sentText(sent, "filing");
  if (readFilingPlace(place) === undefined) return {};
  return {
    filing: {
      place,
      session: sentText(sent, "session").slice(0, longestSession),
      tries: sentText(sent, "tries").replaceAll("\r\n", "\n").slice(0, longestTries),
    },
  };
}

/** A whole number that the form carries along; undefined when there is none. */
export function sentVersion(sent: SentValues, name: "version" | "changes"): number | undefined {
  const text = sentText(sent, name);
  return /^\d{1,9}$/u.test(text) ? Number(text) : undefined;
}

/** The levels that say something to somebody: at no employer, only the narrowest and the widest. */
export function levelsFor(isEmployed: boolean): readonly Level[] {
  return isEmployed ? levels : ["only me", "everyone"];
}
