import { daysBetween } from "../cycles/months.ts";
import type { Days } from "../cycles/series.ts";
import { UnclearSubject } from "../cycles/unclear-subject.ts";
import { type Rational, zero } from "../exact/rational.ts";
import type { Subject } from "../ledger/entry.ts";
import { ownValue } from "../own-value.ts";
import type { ByRole, PackVersion } from "../packs/pack.ts";

/** The role that decides the amounts, and by which rule it was chosen. */
export interface DecidingRole {
  readonly role: string;
  readonly rule: string;
}

type Position = Subject["positions"][number];

/**
 * Which role decides in this cycle. Positions go before the role said of the subject; open ends run to the cycle's end,
 * so that the answer does not change with the day on which it is asked.
 */
export function decidingRole(version: PackVersion, subject: Subject, days: Days): DecidingRole | undefined {
  const held = subject.positions.filter((position) => overlap(position, days) > 0);
  const rule = version.roleChange ?? "at cycle end";
  const chosen = chosenPosition(held, rule, days)?.role ?? subject.role;
  return chosen === undefined ? undefined : { role: chosen, rule };
}

function chosenPosition(
  held: readonly Position[],
  rule: NonNullable<PackVersion["roleChange"]>,
  days: Days,
): Position | undefined {
  switch (rule) {
    case "at cycle start":
      return held.toSorted((a, b) => order(a.from, b.from) || weight(b) - weight(a))[0];
    case "at cycle end":
      return held.toSorted((a, b) => order(endOf(b, days), endOf(a, days)) || order(b.from, a.from))[0];
    case "held longest":
      return longest(held, (position) => overlap(position, days));
    case "majority of time":
      return longest(held, (position) => overlap(position, days) * weight(position));
    default:
      return rule satisfies never;
  }
}

/** The role with the most of it in all its positions; of equals, the one begun later. */
function longest(held: readonly Position[], measure: (position: Position) => number): Position | undefined {
  const totals = new Map<string, number>();
  for (const position of held)
    totals.set(position.role, (totals.get(position.role) ?? 0) + measure(position));
  const total = ({ role }: Position): number => totals.get(role) ?? 0;
  return held.toSorted((a, b) => total(b) - total(a) || order(b.from, a.from))[0];
}

/** The full-time share held on the last day of the cycle on which any position was held, all positions together. */
export function shareHeld(subject: Subject, days: Days): number | undefined {
  const held = subject.positions.filter(
    (position) => position.share !== undefined && overlap(position, days) > 0,
  );
  const last = held.map((position) => endOf(position, days)).reduce((a, b) => (a > b ? a : b), "");
  const present = held.filter((position) => endOf(position, days) === last);
  return present.length === 0 ? undefined : present.reduce((sum, { share = 0 }) => sum + share, 0);
}

/**
 * The amount for a role, or for everyone; nought for a role of the rule that no amount is stated for.
 *
 * @throws UnclearSubject when the amount differs by role and the role is not known.
 */
export function roleAmount(amounts: ByRole, role: DecidingRole | undefined, version: PackVersion): Rational {
  const own = role === undefined ? undefined : ownValue(amounts.roles, role.role);
  const amount = own ?? amounts.everyone;
  if (amount !== undefined) return amount;
  const isKnown = role !== undefined && version.roles.some(({ id }) => id === role.role);
  if (isKnown || Object.keys(amounts.roles).length === 0) return zero;
  const known = version.roles.map(({ id, name }) => `${id} (${name})`).join(", ");
  const asked = role === undefined ? "Say which role is held" : `The rule knows no role "${role.role}"`;
  throw new UnclearSubject("subject.role", `${asked}: ${known}.`);
}

function overlap(position: Position, days: Days): number {
  const from = position.from > days.from ? position.from : days.from;
  const to = endOf(position, days);
  return from > to ? 0 : daysBetween(from, to) + 1;
}

function endOf({ to }: Position, days: Days): string {
  return to === undefined || to > days.to ? days.to : to;
}

function weight({ share = 100 }: Position): number {
  return share;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
