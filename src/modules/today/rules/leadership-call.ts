/** An offering as far as it may be a call. */
export interface CallCandidate {
  readonly id: string;
  readonly title: string;
  readonly topics: readonly string[];
  /** UTC or a local day: when it closes or is held; undefined when nothing says so. */
  readonly start?: string | undefined;
}

const calls =
  /\bcalls? for (?:proposals?|papers|posters|presenters|presentations|speakers|sessions|submissions|chapters|reviewers|volunteers|mentors|nominations|applications)\b|\bnominations? (?:are )?(?:now )?open\b|\b(?:committee|task force|board) (?:volunteers|members) (?:wanted|needed|sought)\b|\b(?:emerging leaders?|leadership institute|fellowship)\b/iu;

/** Whether a title invites people to lead: to present, write, mentor, or sit on a committee. */
export function isLeadershipCall(title: string): boolean {
  return calls.test(title);
}

/** One call: the one that fits the topics someone grows in best, and of those the one that closes first. */
export function chooseCall<Call extends CallCandidate>(
  candidates: readonly Call[],
  weights: ReadonlyMap<string, number>,
): Call | undefined {
  const fit = ({ topics }: CallCandidate) => Math.max(0, ...topics.map((topic) => weights.get(topic) ?? 0));
  return candidates
    .filter(({ title }) => isLeadershipCall(title))
    .toSorted(
      (one, other) => fit(other) - fit(one) || (one.start ?? "9").localeCompare(other.start ?? "9"),
    )[0];
}
