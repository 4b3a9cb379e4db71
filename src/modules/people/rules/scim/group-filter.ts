import { type Filter, parse } from "scim2-parse-filter";
import { groupSchema, type KeptGroup } from "./group.ts";
import { ScimRefusal } from "./refusal.ts";

/** Which groups a directory asks for. */
export interface GroupCondition {
  /** People whose membership is asked for. */
  readonly memberIds: readonly string[];
  /** Whether a group is one of them; `isMember` says who is in it. */
  readonly test: GroupTest;
}

type GroupTest = (group: KeptGroup, isMember: (staffId: string) => boolean) => boolean;

const longestFilter = 1000;

/**
 * The filter of a list of groups (RFC 7644 §3.4.2.2), read: by name, external id, id or one of the members. Names of
 * attributes, operators and groups know no case.
 *
 * @throws ScimRefusal `invalidFilter` when it cannot be read, or asks for what cannot be looked up.
 */
export function readGroupFilter(text: string): GroupCondition {
  if (text.length > longestFilter) throw refusal(`A filter may have ${longestFilter} characters.`);
  let filter: Filter;
  try {
    filter = parse(text);
  } catch (cause) {
    throw new ScimRefusal("invalidFilter", "The filter cannot be read.", { cause });
  }
  const memberIds: string[] = [];
  return { memberIds, test: testOf(filter, memberIds) };
}

function testOf(filter: Filter, memberIds: string[]): GroupTest {
  if ("filters" in filter) {
    const tests = filter.filters.map((each) => testOf(each, memberIds));
    return filter.op === "and"
      ? (group, isMember) => tests.every((test) => test(group, isMember))
      : (group, isMember) => tests.some((test) => test(group, isMember));
  }
  if ("filter" in filter) {
    const test = testOf(filter.filter, memberIds);
    return (group, isMember) => !test(group, isMember);
  }
  if ("valFilter" in filter) return memberTest(filter, memberIds);
  if (filter.op === "pr") return presence(filter.attrPath);
  if (typeof filter.compValue !== "string")
    throw refusal(`Write the value after ${filter.op} in quotation marks.`);
  return comparison(filter.attrPath, { op: filter.op, given: filter.compValue.toLowerCase() }, memberIds);
}

/** `members[value eq "…"]` */
function memberTest(
  { attrPath, valFilter: inner }: Extract<Filter, { valFilter: unknown }>,
  memberIds: string[],
): GroupTest {
  if (
    plainName(attrPath) !== "members" ||
    !("compValue" in inner) ||
    inner.attrPath.toLowerCase() !== "value"
  )
    throw refusal("Groups can be looked up by one member: members[value eq …].");
  const given = String(inner.compValue).toLowerCase();
  return comparison("members.value", { op: inner.op, given }, memberIds);
}

function presence(path: string): GroupTest {
  const name = plainName(path);
  if (!Object.hasOwn(texts, name)) throw refusal(`Groups cannot be looked up by ${path}.`);
  return (group) => texts[name]?.(group) !== undefined;
}

const texts: Readonly<Record<string, (group: KeptGroup) => string | undefined>> = {
  displayname: ({ displayName }) => displayName.toLowerCase(),
  externalid: ({ externalId }) => externalId?.toLowerCase(),
  id: ({ id }) => id,
};

const comparisons: Readonly<Record<string, (held: string | undefined, given: string) => boolean>> = {
  eq: (held, given) => held === given,
  ne: (held, given) => held !== given,
  co: (held, given) => held?.includes(given) === true,
  sw: (held, given) => held?.startsWith(given) === true,
  ew: (held, given) => held?.endsWith(given) === true,
};

function comparison(
  path: string,
  { op, given }: { readonly op: string; readonly given: string },
  memberIds: string[],
): GroupTest {
  const name = plainName(path);
  if (name === "members" || name === "members.value") {
    if (op !== "eq") throw refusal("Members can be compared by eq alone.");
    memberIds.push(given);
    return (_group, isMember) => isMember(given);
  }
  const [text, compare] = [Object.hasOwn(texts, name) ? texts[name] : undefined, comparisons[op]];
  if (text === undefined) throw refusal(`Groups cannot be looked up by ${path}.`);
  if (compare === undefined) throw refusal(`${op} compares times only.`);
  return (group) => compare(text(group), given);
}

function plainName(path: string): string {
  return path.toLowerCase().replace(`${groupSchema.toLowerCase()}:`, "");
}

function refusal(message: string): ScimRefusal {
  return new ScimRefusal("invalidFilter", message);
}
