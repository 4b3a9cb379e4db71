import { Fact } from "#ui";
import type { KeptPlan } from "../../rules/plan/kept-plan.ts";
import type { PlanLine } from "../../rules/plan/plan-lines.ts";
import { heldBackWords, planCents, planMinutes } from "../../rules/plan/plan-words.ts";
import { hoursWords } from "../../rules/words/amount-words.ts";
import { localDay } from "#platform/time";
import { dollars, shortDay } from "#platform/words";

interface PlanFactsProps {
  readonly plan: KeptPlan;
  readonly lines: readonly PlanLine[];
  /** The money there is; absent without a limit. */
  readonly cents: number | undefined;
  readonly hasCredentials: boolean;
}

/** Renewal, money and the desk: the three numbers that matter. */
export function PlanFacts({ plan, lines, cents, hasCredentials }: PlanFactsProps) {
  const unknown = plan.items.filter(({ isCostUnknown }) => isCostUnknown).length;
  const own = lines.flatMap((line) => ("planned" in line ? [line.planned] : []));
  const spent = own.reduce((sum, each) => sum + each.cents, 0);
  const taken = own.reduce((sum, { minutes }) => sum + minutes, 0);
  const bought = plan.membershipsBought.map(({ name, cents: price }) => `${name} ${dollars(price)}`);
  const money = [
    cents === undefined ? "no limit" : `of ${dollars(cents)}`,
    ...(bought.length === 0 ? [] : [`with joining ${bought.join(", ")}`]),
    ...(unknown === 0 ? [] : [`${unknown} without a stated price, taken as free`]),
  ];
  const shifts = plan.covered.map(({ start }) => shortDay(localDay(plan.zone, start)));
  return (
    <div class="grid">
      {plan.renewals.map((each) => (
        <Fact
          label={`Renewal: ${each.name}`}
          value={each.figure.replace(unitAfter, "")}
          note={each.differs ? `${each.words}. The rule itself says so; sums alone would not.` : each.words}
        />
      ))}
      {!hasCredentials && (
        <Fact
          label="Renewal"
          value="–"
          note={<a href="/record/credentials/new">Say what you must renew</a>}
        />
      )}
      <Fact label="Money" value={dollars(planCents(plan) + spent)} note={money.join("; ")} />
      <Fact
        label="Desk shifts to cover"
        value={String(plan.covered.length)}
        note={shifts.length === 0 ? "nobody has to stand in" : [...new Set(shifts)].join(", ")}
      />
      <Fact
        label="Time"
        value={hoursWords(planMinutes(plan) + taken)}
        note={[
          ...(own.length === 0 ? [] : [`${hoursWords(taken)} of it already planned by you`]),
          heldBackWords(plan.binding),
        ].join("; ")}
      />
    </div>
  );
}

/** The big figure is the number alone; the words below it name the unit. */
const unitAfter = /(?<= of \S+) .*$/u;
