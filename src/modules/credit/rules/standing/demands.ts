import { compare, lesser, multiply, type Rational, rational, zero } from "../exact/rational.ts";
import type { Subject } from "../ledger/entry.ts";
import type { PackVersion, Requirement, Share } from "../packs/pack.ts";
import type { Predicate } from "../packs/predicate.ts";
import type { RequiredAmount } from "./amounts.ts";
import { type DecidingRole, roleAmount } from "./role.ts";

/** One minimum or maximum as it binds this subject. */
export interface Demand {
  readonly id: string;
  readonly name: string;
  readonly sense: "minimum" | "maximum";
  readonly counts: Predicate;
  readonly group?: string | undefined;
  readonly minimumPerTopic?: Rational | undefined;
  /** The amount, which for some rules depends on what was earned. */
  readonly limit: (earned: Rational) => Rational;
  readonly isOfEarned: boolean;
}

/** A sort of entries of which too little of one topic counts nothing at all. */
export interface TopicRule {
  readonly requirementId: string;
  readonly minimum: Rational;
}

/** What the version asks of this subject, in the pack's order. */
export interface Demands {
  readonly all: readonly Demand[];
  readonly minimums: readonly Demand[];
  readonly maximums: readonly Demand[];
  readonly topicRule?: TopicRule | undefined;
  /** Something is asked of topics. */
  readonly isOfTopics: boolean;
}

export function demandsOf(
  version: PackVersion,
  subject: Subject,
  role: DecidingRole | undefined,
  amount: RequiredAmount,
): Demands {
  const binding = version.requirements
    .filter(({ roles }) => bindsRole(roles, role))
    .flatMap((requirement) => forEndorsements(requirement, subject));
  const all = binding.flatMap((requirement) => {
    const of = (sense: "minimum" | "maximum", share: Share | undefined): readonly Demand[] =>
      share === undefined
        ? []
        : [
            {
              ...requirement,
              sense,
              limit: limitOf(share, sense, { version, role, amount }),
              isOfEarned: share.of === "earned",
            },
          ];
    return [...of("minimum", requirement.minimum), ...of("maximum", requirement.maximum)];
  });
  const everything = binding.find(
    ({ counts, minimumPerTopic }) => "everything" in counts && minimumPerTopic !== undefined,
  );
  return {
    all,
    minimums: all.filter(({ sense }) => sense === "minimum"),
    maximums: all.filter(({ sense }) => sense === "maximum"),
    isOfTopics: binding.some(({ minimumPerTopic }) => minimumPerTopic !== undefined),
    topicRule: everything?.minimumPerTopic && {
      requirementId: everything.id,
      minimum: everything.minimumPerTopic,
    },
  };
}

/** Whether something that names roles, or none, binds a role. */
export function bindsRole(roles: readonly string[] | undefined, role: DecidingRole | undefined): boolean {
  return roles === undefined || (role !== undefined && roles.includes(role.role));
}

function forEndorsements(requirement: Requirement, { endorsements }: Subject): readonly Requirement[] {
  if (requirement.forEachEndorsement !== true) return [requirement];
  return [...new Set(endorsements)].map((endorsement) => ({
    ...requirement,
    id: `${requirement.id}:${endorsement}`,
    name: `${requirement.name}: ${endorsement}`,
    counts: { all: [requirement.counts, { endorsement: [endorsement] }] },
  }));
}

interface Terms {
  readonly version: PackVersion;
  readonly role: DecidingRole | undefined;
  readonly amount: RequiredAmount;
}

function limitOf(
  share: Share,
  sense: "minimum" | "maximum",
  { version, role, amount }: Terms,
): (earned: Rational) => Rational {
  if (share.of === "earned") return (earned) => percentOf(share.percent, earned);
  const plain =
    share.of === undefined ? roleAmount(share, role, version) : percentOf(share.percent, amount.sharesOf);
  // Of a whole made smaller no part can ask for more than the whole; who is exempt needs no part of it.
  const limit = sense === "minimum" && amount.isReduced ? lesser(plain, amount.required) : plain;
  return () => (compare(limit, zero) < 0 ? zero : limit);
}

function percentOf(percent: Rational, whole: Rational): Rational {
  return multiply(multiply(percent, whole), rational(1, 100));
}
