import { compare, type Rational, rational } from "../../exact/rational.ts";
import { amountWords, unitsWords } from "../../record/amount-words.ts";
import type { ByRole, Category, PackVersion, Requirement, Share } from "../pack.ts";
import { joined, sentence } from "./lists.ts";
import { clauseWords } from "./predicate-words.ts";

/** How much is asked for in all. */
export function requiredSentences({ required, roles, unit, cycle }: PackVersion): readonly string[] {
  if (cycle === undefined) return [];
  const more = required.perEndorsement;
  const after =
    more === undefined || more.free === 0 ? "" : ` after the first${more.free === 1 ? "" : ` ${more.free}`}`;
  return [
    `Each cycle asks for ${byRoleWords(required, roles, unit)}.`,
    ...(more === undefined
      ? []
      : [`Each endorsement${after} asks for ${unitsWords(more.units, unit)} more.`]),
  ];
}

/** What must, or may at most, be of one sort. */
export function requirementSentences(
  version: PackVersion,
  categories: readonly Category[],
): readonly string[] {
  const each = version.requirements.flatMap((requirement) => [
    limitSentence(requirement, version),
    ...conditionSentences(requirement, version, categories),
  ]);
  return [...each, ...groupSentences(version.requirements)];
}

function limitSentence(requirement: Requirement, version: PackVersion): string {
  if (isOfTopicsAlone(requirement)) return "Learning counts topic by topic.";
  const { minimum, maximum, name, roles: bound } = requirement;
  const limits = [
    ...(minimum === undefined ? [] : [`at least ${shareWords(minimum, version)}`]),
    ...(maximum === undefined ? [] : [`at most ${shareWords(maximum, version)}`]),
  ];
  // An amount for each role by name says already whom it is asked of.
  const isByName = minimum !== undefined && minimum.of === undefined && minimum.everyone === undefined;
  const asked = (bound ?? []).map((id) => `“${roleName(id, version.roles)}”`);
  const whom = asked.length === 0 || isByName ? "" : ` (asked of ${joined(asked, "and")} only)`;
  return sentence(
    `${limits.join(" and ")} ${minimum === undefined ? "may" : "must"} come from “${name}”${whom}`,
  );
}

/** Of everything that counts, all must be of topics of which there is enough: that asks for no amount of its own. */
function isOfTopicsAlone({ counts, minimum, minimumPerTopic }: Requirement): boolean {
  const isEverything = minimum?.of === "required" && compare(minimum.percent, rational(100)) === 0;
  return "everything" in counts && minimumPerTopic !== undefined && isEverything;
}

function conditionSentences(
  requirement: Requirement,
  { unit }: PackVersion,
  categories: readonly Category[],
): readonly string[] {
  const { counts, forEachEndorsement, minimumPerTopic, note } = requirement;
  const isNamed = ("category" in counts && counts.category.length === 1) || isOfTopicsAlone(requirement);
  return [
    ...(isNamed ? [] : [`That is anything that ${clauseWords(counts, categories)}.`]),
    ...(minimumPerTopic === undefined
      ? []
      : [`Of one topic it takes ${unitsWords(minimumPerTopic, unit)} before any of them count.`]),
    ...(forEachEndorsement === true ? ["It is asked once for each endorsement."] : []),
    ...(note === undefined ? [] : [sentence(note)]),
  ];
}

/** Requirements of one group share no hour. */
function groupSentences(requirements: readonly Requirement[]): readonly string[] {
  const groups = Map.groupBy(requirements, ({ group }) => group);
  groups.delete(undefined);
  return [...groups.values()]
    .filter((members) => members.length > 1)
    .map(
      (members) =>
        `No hour counts twice among ${joined(
          members.map(({ name }) => `“${name}”`),
          "and",
        )}.`,
    );
}

function shareWords(share: Share, { roles, unit }: PackVersion): string {
  if (share.of === undefined) return byRoleWords(share, roles, unit);
  return `${amountWords(share.percent)} percent of what is ${share.of}`;
}

type Roles = PackVersion["roles"];

/** `60 hours`, or `100 LEUs for a library director and 50 LEUs for everyone else`. */
function byRoleWords({ everyone, roles: amounts }: ByRole, roles: Roles, unit: PackVersion["unit"]): string {
  const words = (amount: Rational) => (amount.numerator === 0n ? "nothing" : unitsWords(amount, unit));
  const special = Object.entries(amounts).map(
    ([role, amount]) => `${words(amount)} for “${roleName(role, roles)}”`,
  );
  if (everyone === undefined) return joined(special, "and");
  if (special.length === 0) return words(everyone);
  return joined([...special, `${words(everyone)} for everyone else`], "and");
}

function roleName(id: string, roles: Roles): string {
  return roles.find((role) => role.id === id)?.name ?? id;
}
