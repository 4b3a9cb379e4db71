import type { TeamFactsPerson, TeamFactsSession } from "./team-facts.ts";

/**
 * Asks whether someone works while a session is held, as the schedule has it, sitting by sitting, or asked for it all the
 * same. Of whom no hours are known nobody can say that they are off.
 */
export function isAtWorkIn({ shifts, wanted }: TeamFactsPerson): (session: TeamFactsSession) => boolean {
  if (shifts.length === 0) return () => true;
  const asked = new Set(wanted);
  const inOrder = shifts.toSorted((a, b) => (a.start < b.start ? -1 : 1));
  // The latest end of all shifts that begin no later: a year has hundreds, and each session of it is asked for.
  let latest = "";
  const latestEnds = inOrder.map(({ end }) => (latest = end > latest ? end : latest));
  const isAtWorkOn = ({ start, end }: TeamFactsSession["sittings"][number]): boolean => {
    let [from, to] = [0, inOrder.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((inOrder[middle]?.start ?? "") < end) from = middle + 1;
      else to = middle;
    }
    return (latestEnds[from - 1] ?? "") > start;
  };
  return ({ id, sittings }) => asked.has(id) || sittings.every(isAtWorkOn);
}
