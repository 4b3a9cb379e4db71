import { type Filter, parse } from "scim2-parse-filter";
import {
  type DirectoryGroup,
  externalIdText,
  groupNameText,
  groupSchema,
  memberIdsOf,
  mostMembers,
  sentMembers,
} from "./group.ts";
import { readOperations, type SentOperation } from "./patch.ts";
import { ScimRefusal } from "./refusal.ts";

/**
 * A group after a patch (RFC 7644 §3.5.2), the given one left as it is. All operations are applied, or none.
 *
 * Takes what Entra ID and Okta really send: members to remove as a list of values or as a filter in the path, a new name with
 * or without a path, an id that stays the same.
 *
 * @throws ScimRefusal
 */
export function patchedGroup(group: DirectoryGroup, body: unknown): DirectoryGroup {
  const after = readOperations(body).reduce(applied, group);
  if (after.memberIds.size > mostMembers)
    throw new ScimRefusal("tooMany", `A group has at most ${mostMembers} members.`);
  return after;
}

function applied(group: DirectoryGroup, { op, path, value }: SentOperation): DirectoryGroup {
  if (path === undefined || path === "") {
    if (op === "remove") throw new ScimRefusal("noTarget", "A removal must say what to remove.");
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new ScimRefusal("invalidValue", "An operation without a path needs an object as its value.");
    return Object.entries(value).reduce(
      (before, [name, each]: [string, unknown]) =>
        changed(before, { op, name: plainName(name), value: each }),
      group,
    );
  }
  return changed(group, { op, name: plainName(path), value });
}

interface Change {
  readonly op: SentOperation["op"];
  /** In lower case, but for what stands in brackets. */
  readonly name: string;
  readonly value: unknown;
}

function changed(group: DirectoryGroup, { op, name, value }: Change): DirectoryGroup {
  switch (name) {
    case "displayname":
      if (op === "remove") throw new ScimRefusal("mutability", "A group needs a name.");
      return { ...group, displayName: read(groupNameText, value, "displayName") };
    case "externalid":
      return {
        ...group,
        externalId: op === "remove" ? undefined : read(externalIdText, value, "externalId"),
      };
    case "members":
      return { ...group, memberIds: changedMembers(group.memberIds, op, value) };
    case "id":
    case "meta":
    case "schemas":
      // Okta repeats the id beside a new name.
      return group;
    default:
      return withoutMatching(group, op, name);
  }
}

function changedMembers(
  before: ReadonlySet<string>,
  op: SentOperation["op"],
  value: unknown,
): ReadonlySet<string> {
  if (op === "remove" && value === undefined) return new Set();
  const named = memberIdsOf(read(sentMembers, value, "members"));
  if (op === "replace") return named;
  return op === "add" ? before.union(named) : before.difference(named);
}

/** `members[value eq "…"]`, the one path into the members that there is. */
function withoutMatching(group: DirectoryGroup, op: SentOperation["op"], path: string): DirectoryGroup {
  const [, inner] = /^members\[(.*)\]$/su.exec(path) ?? [];
  if (inner === undefined || op !== "remove")
    throw new ScimRefusal("invalidPath", "An operation's path cannot be followed.");
  return { ...group, memberIds: group.memberIds.difference(new Set(valuesIn(filterOf(inner)))) };
}

function filterOf(text: string): Filter {
  try {
    return parse(text);
  } catch (cause) {
    throw new ScimRefusal("invalidPath", "An operation's path cannot be followed.", { cause });
  }
}

function valuesIn(filter: Filter): readonly string[] {
  if ("filters" in filter && filter.op === "or") return filter.filters.flatMap(valuesIn);
  if ("compValue" in filter && filter.op === "eq" && filter.attrPath.toLowerCase() === "value")
    return [String(filter.compValue).toLowerCase()];
  throw new ScimRefusal("invalidPath", "Members can be picked by value eq alone.");
}

function plainName(path: string): string {
  const [, short = path] = new RegExp(`^${groupSchema}:(.*)$`, "isu").exec(path) ?? [];
  const bracket = short.indexOf("[");
  return bracket === -1 ? short.toLowerCase() : short.slice(0, bracket).toLowerCase() + short.slice(bracket);
}

function read<Value>(
  schema: { safeParse: (value: unknown) => { success: true; data: Value } | { success: false } },
  value: unknown,
  name: string,
): Value {
  const reading = schema.safeParse(value);
  if (!reading.success) throw new ScimRefusal("invalidValue", `The value of ${name} cannot be read.`);
  return reading.data;
}
