import type { Solve } from "#platform/solver";
import { bestPersonalPlan } from "./best-plan.ts";
import { tidy } from "./item-reasons.ts";
import type { PersonalPlan } from "./personal-plan.ts";
import type { Limits, PersonalProblem } from "./personal-problem.ts";
import type { WhatIf } from "./plan-explanation.ts";
import type { PlanOptions } from "./plan-options.ts";

interface Question {
  readonly limit: string;
  readonly by: number;
  readonly limits: Limits;
}

/** What a little more of each limit buys: solved again with it, each within its share of the time. */
export function whatIfs(
  problem: PersonalProblem,
  plan: PersonalPlan,
  { solve, options }: { readonly solve: Solve; readonly options: PlanOptions },
): readonly WhatIf[] {
  const asked = [...questions(problem)];
  const seconds =
    options.seconds === undefined ? {} : { seconds: options.seconds / Math.max(1, asked.length) };
  return asked.flatMap(({ by, limit, limits }): readonly WhatIf[] => {
    if (options.isStopped?.() === true) return [];
    const better = bestPersonalPlan({ ...problem, limits }, solve, {
      ...options,
      ...seconds,
      start: plan.chosen,
    });
    const gain = Math.max(0, tidy(better.value - plan.value));
    const atMost = better.outcome === "optimal" ? gain : Math.max(gain, tidy(better.bound - plan.value));
    return [{ limit, by, gain, atMost }];
  });
}

/** One more hour in every month, a few more dollars, one more shift, one more day. */
function* questions({ limits }: PersonalProblem): Iterable<Question> {
  const hour = 60;
  if (limits.minutesPerMonth !== undefined || limits.minutesInMonth !== undefined) {
    const inMonth = Object.entries(limits.minutesInMonth ?? {}).map(([month, minutes]) => [
      month,
      minutes + hour,
    ]);
    yield {
      limit: "limits.minutesPerMonth",
      by: hour,
      limits: {
        ...limits,
        ...(limits.minutesPerMonth === undefined ? {} : { minutesPerMonth: limits.minutesPerMonth + hour }),
        minutesInMonth: Object.fromEntries(inMonth) as Record<string, number>,
      },
    };
  }
  const { cents } = limits;
  if (cents !== undefined)
    for (const by of [1000, 5000, 10_000])
      yield { limit: "limits.cents", by, limits: { ...limits, cents: cents + by } };
  yield {
    limit: "limits.shiftsCovered",
    by: 1,
    limits: { ...limits, shiftsCovered: (limits.shiftsCovered ?? 0) + 1 },
  };
  if (limits.daysAway !== undefined)
    yield { limit: "limits.daysAway", by: 1, limits: { ...limits, daysAway: limits.daysAway + 1 } };
}
