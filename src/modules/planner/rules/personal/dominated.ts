import type { CandidateFacts } from "./candidate-facts.ts";
import type { CandidateCredit } from "./personal-problem.ts";

/**
 * Which of the candidates need not be looked at, since another way to take the same offering is at least as good in
 * everything: at most one of an offering is taken, so in any plan the better may stand in for the worse. `asked` are the
 * offerings that something comes after.
 */
export function dominated(
  candidates: readonly CandidateFacts[],
  { asked, pinned }: { readonly asked: ReadonlySet<string>; readonly pinned: ReadonlySet<string> },
): ReadonlySet<CandidateFacts> {
  const lost = new Set<CandidateFacts>();
  const groups = new Map<string, CandidateFacts[]>();
  for (const each of candidates) {
    const group = groups.get(each.candidate.offering);
    if (group === undefined) groups.set(each.candidate.offering, [each]);
    else group.push(each);
  }
  for (const group of groups.values())
    for (const worse of group) {
      if (pinned.has(worse.candidate.id)) continue;
      const isBeaten = group.some(
        (better) =>
          better !== worse &&
          !lost.has(better) &&
          isAtLeastAsGood(better, worse, asked.has(worse.candidate.offering)),
      );
      if (isBeaten) lost.add(worse);
    }
  return lost;
}

function isAtLeastAsGood(better: CandidateFacts, worse: CandidateFacts, isAsked: boolean): boolean {
  return (
    better.candidate.worth >= worse.candidate.worth &&
    givesAsMuch(better, worse) &&
    costsNoMore(better, worse) &&
    isNoHarderToFit(better, worse) &&
    better.candidate.after.every((offering) => worse.candidate.after.includes(offering)) &&
    (better.candidate.after.length === 0 || better.begins >= worse.begins) &&
    (!isAsked || better.ends <= worse.ends)
  );
}

function givesAsMuch(better: CandidateFacts, worse: CandidateFacts): boolean {
  const gains = better.candidate.gains;
  if (Object.entries(worse.candidate.gains).some(([id, gain]) => gain > (gains[id] ?? 0))) return false;
  return worse.credits.every((credit) => better.credits.some((other) => countsAsMuch(other, credit)));
}

/** Another set of categories may be better or worse, by its caps: only the same set is compared. */
function countsAsMuch(better: CandidateCredit, worse: CandidateCredit): boolean {
  return (
    better.credential === worse.credential &&
    better.units >= worse.units &&
    better.categories.length === worse.categories.length &&
    better.categories.every((category) => worse.categories.includes(category))
  );
}

function costsNoMore({ candidate: better }: CandidateFacts, { candidate: worse }: CandidateFacts): boolean {
  const memberships = Object.keys({ ...better.memberCents, ...worse.memberCents });
  const least = (member: string, { cents, memberCents }: typeof better) =>
    Math.min(cents, memberCents?.[member] ?? cents);
  return (
    better.cents <= worse.cents &&
    memberships.every((member) => least(member, better) <= least(member, worse))
  );
}

function isNoHarderToFit(better: CandidateFacts, worse: CandidateFacts): boolean {
  for (const [month, minutes] of better.minutes) if (minutes > (worse.minutes.get(month) ?? 0)) return false;
  if (!better.daysAway.every((day) => worse.daysAway.includes(day))) return false;
  if (!better.shifts.every((shift) => worse.shifts.includes(shift))) return false;
  return better.sittings.every(({ start, end }) =>
    worse.sittings.some(
      (other) =>
        other.start <= start && end <= other.end && samePlace(better.candidate.place, worse.candidate.place),
    ),
  );
}

function samePlace(
  one: CandidateFacts["candidate"]["place"],
  other: CandidateFacts["candidate"]["place"],
): boolean {
  return one?.latitude === other?.latitude && one?.longitude === other?.longitude;
}
