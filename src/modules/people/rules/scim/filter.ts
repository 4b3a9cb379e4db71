import { type Filter, parse } from "scim2-parse-filter";
import { parseInstant } from "#platform/time";
import { ScimRefusal } from "./refusal.ts";
import { enterpriseSchema, userSchema } from "./user.ts";

/** An attribute that members can be looked up by. */
export type FilterAttribute =
  | "userName"
  | "externalId"
  | "id"
  | "name"
  | "email"
  | "employeeNumber"
  | "active"
  | "changedAt";

export type Comparison = "eq" | "ne" | "co" | "sw" | "ew" | "gt" | "ge" | "lt" | "le";

/** Which members a directory asks for, ready to be asked of the database. */
export type MemberCondition =
  | { readonly op: Comparison; readonly attribute: FilterAttribute; readonly value: string | boolean }
  | { readonly op: "present"; readonly attribute: FilterAttribute }
  | { readonly op: "and" | "or"; readonly conditions: readonly MemberCondition[] }
  | { readonly op: "not"; readonly condition: MemberCondition }
  | { readonly op: "everyone" };

const longestFilter = 1000;

/**
 * The filter of a list (RFC 7644 §3.4.2.2), read. Names of attributes and operators know no case.
 *
 * @throws ScimRefusal `invalidFilter` when it cannot be read, or asks for what cannot be looked up.
 */
export function readFilter(text: string): MemberCondition {
  if (text.length > longestFilter) throw refusal(`A filter may have ${longestFilter} characters.`);
  let filter: Filter;
  try {
    filter = parse(text);
  } catch (cause) {
    throw new ScimRefusal("invalidFilter", "The filter cannot be read.", { cause });
  }
  return conditionOf(filter);
}

function conditionOf(filter: Filter): MemberCondition {
  if ("filters" in filter) return { op: filter.op, conditions: filter.filters.map(conditionOf) };
  if ("filter" in filter) return { op: "not", condition: conditionOf(filter.filter) };
  if ("valFilter" in filter) return conditionOf(outOfBrackets(filter.attrPath, filter.valFilter));
  const attribute = attributeOf(filter.attrPath);
  // Which of someone's addresses it is makes no difference: one is kept.
  if (attribute === undefined) return { op: "everyone" };
  if (filter.op === "pr") return { op: "present", attribute };
  return { op: filter.op, attribute, value: valueOf(attribute, filter.op, filter.compValue) };
}

/** `emails[type eq "work" and value eq "a@b"]` with its names written out: `emails.type eq … and emails.value eq …`. */
function outOfBrackets(path: string, filter: Filter): Filter {
  if ("filters" in filter)
    return { ...filter, filters: filter.filters.map((each) => outOfBrackets(path, each)) };
  if ("filter" in filter) return { ...filter, filter: outOfBrackets(path, filter.filter) };
  if ("valFilter" in filter) throw refusal("A filter inside a filter of one attribute cannot be followed.");
  return { ...filter, attrPath: `${path}.${filter.attrPath}` };
}

const attributes: Readonly<Record<string, FilterAttribute | undefined>> = {
  username: "userName",
  externalid: "externalId",
  id: "id",
  displayname: "name",
  "name.formatted": "name",
  emails: "email",
  "emails.value": "email",
  active: "active",
  "meta.lastmodified": "changedAt",
  [`${enterpriseSchema}:employeenumber`.toLowerCase()]: "employeeNumber",
  "emails.type": undefined,
  "emails.primary": undefined,
};

function attributeOf(path: string): FilterAttribute | undefined {
  const name = path.toLowerCase().replace(`${userSchema.toLowerCase()}:`, "");
  if (Object.hasOwn(attributes, name)) return attributes[name];
  throw refusal(`People cannot be looked up by ${path}.`);
}

function valueOf(attribute: FilterAttribute, op: Comparison, value: unknown): string | boolean {
  if (attribute === "active") {
    const isTrue = { true: true, false: false }[String(value).toLowerCase()];
    if (isTrue === undefined || (op !== "eq" && op !== "ne"))
      throw refusal("Whether someone is active can be compared by eq and ne, to true or false.");
    return isTrue;
  }
  if (typeof value !== "string") throw refusal(`Write the value after ${op} in quotation marks.`);
  const isOrder = op === "gt" || op === "ge" || op === "lt" || op === "le";
  if (attribute !== "changedAt") {
    if (isOrder) throw refusal(`${op} compares times only.`);
    return value;
  }
  if (parseInstant(value) === undefined || op === "co" || op === "sw" || op === "ew")
    throw refusal("Compare meta.lastModified by eq, ne, gt, ge, lt or le, to an instant.");
  return value;
}

function refusal(message: string): ScimRefusal {
  return new ScimRefusal("invalidFilter", message);
}
