import { compare, excess, type Rational, zero } from "../exact/rational.ts";
import { Tally } from "../exact/tally.ts";
import { type Reckoning, rounded } from "./reckoning.ts";
import type { RequirementStanding } from "./standing.ts";

/** How each minimum and maximum stands, in the pack's order. */
export function requirementStandings(
  earned: Reckoning,
  withPlanned: Reckoning,
): readonly RequirementStanding[] {
  const { demands } = earned.frame;
  return demands.all.map((demand) => {
    const { id, name, sense } = demand;
    const amounts =
      sense === "minimum"
        ? minimumAmounts(demands.minimums.indexOf(demand), earned, withPlanned)
        : maximumAmounts(demands.maximums.indexOf(demand), earned, withPlanned);
    return { id, name, sense, ...amounts };
  });
}

type Amounts = Omit<RequirementStanding, "id" | "name" | "sense">;

function minimumAmounts(place: number, earned: Reckoning, withPlanned: Reckoning): Amounts {
  const limit = earned.minimumLimits[place] ?? zero;
  const counted = earned.fills[place] ?? zero;
  const short = excess(limit, counted);
  const total = new Tally();
  for (const { minimums, units } of earned.items) if (minimums.includes(place)) total.add(units);
  for (const { minimums, units } of earned.tooLittle) if (minimums.includes(place)) total.add(units);
  return {
    limit,
    earned: total.total(),
    counted,
    planned: excess(withPlanned.fills[place] ?? zero, counted),
    short,
    over: zero,
    isMet: short.numerator === 0n,
  };
}

function maximumAmounts(place: number, earned: Reckoning, withPlanned: Reckoning): Amounts {
  const limit = earned.maximumLimits[place] ?? zero;
  const tally = new Tally();
  for (const { maximums, units } of earned.items) if (maximums.includes(place)) tally.add(units);
  const total = tally.total();
  const counted = countedUnder(place, earned);
  return {
    limit,
    earned: total,
    counted: rounded(counted, "requirement", earned.frame),
    planned: excess(countedUnder(place, withPlanned), counted),
    short: zero,
    over: compare(total, limit) > 0 ? excess(total, limit) : zero,
    isMet: true,
  };
}

function countedUnder(place: number, { assignment, items }: Reckoning): Rational {
  const tally = new Tally();
  items.forEach(({ maximums }, number) => {
    if (maximums.includes(place)) tally.add(assignment.counted[number] ?? zero);
  });
  return tally.total();
}
