import { anything, type FindQuery } from "../../rules/finding/find-query.ts";
import type { CardSession, ShownListing } from "../../rules/finding/found.ts";
import { sessionSuits } from "../../rules/finding/session-suits.ts";
import { sessionLine } from "../../rules/finding/when.ts";
import { lastMoment } from "../../rules/harvesting/upcoming.ts";
import type { FitOffering, ViewerFit } from "./fit-by.ts";

/** Whether the session shown fits, in a line of words; when it does not, with the first other one that does. */
export interface FitLine {
  readonly fits: boolean;
  readonly words: string;
}

export interface FitLineContext {
  /** Only sessions that suit it are named. */
  readonly query?: FindQuery;
  readonly zone: string;
  readonly now: string;
}

/** Undefined when nothing is claimed: nothing is known, the session is over, or it can be taken at any time. */
export function fitLine(
  fit: ViewerFit,
  session: CardSession,
  offering: FitOffering & Pick<ShownListing, "sessions">,
  { query = anything, zone, now }: FitLineContext,
): FitLine | undefined {
  const answer = fit.answer(session, offering, query.ways);
  if (answer === undefined || answer.fits) return answer;
  const other = offering.sessions.find(
    (each) =>
      each !== session &&
      lastMoment(each) >= now &&
      sessionSuits(query, each, zone) &&
      fit.fits(each, offering, query.ways),
  );
  if (other === undefined) return answer;
  return { fits: false, words: `${answer.words} Another date fits: ${sessionLine(other, zone)}.` };
}
