import type { Filter, PartCondition } from "./schema.ts";

/** The same text for the same filter; undefined for one that asks a function: two of them look alike and are not. */
export function filterKey(filter: Filter): string | undefined {
  if ("keyword" in filter) return `${filter.keyword}=${JSON.stringify(filter.anyOf)}`;
  if ("number" in filter) return `${filter.number} ${filter.from}…${filter.to}`;
  if ("part" in filter) return conditionsKey(filter.part);
  if ("every" in filter) return together("every", filter.every.map(filterKey));
  if ("either" in filter) return together("either", filter.either.map(filterKey));
  if ("kept" in filter) return filterKey(filter.kept);
  return together("not", [filterKey(filter.not)]);
}

/** The same of conditions on one part. */
function conditionsKey(conditions: readonly PartCondition[]): string | undefined {
  return together("part", conditions.map(conditionKey));
}

/** The same of one of them. */
export function conditionKey(condition: PartCondition): string | undefined {
  if ("suits" in condition) return undefined;
  if ("either" in condition) return together("either", condition.either.map(conditionsKey));
  if ("ranges" in condition)
    return `${condition.column} ${condition.until ?? ""} ${condition.ranges.map(([from, to]) => `${from}…${to}`).join()}`;
  const { point, latitude, longitude, kilometres } = condition;
  return `${point.join()} ${latitude} ${longitude} ${kilometres}`;
}

function together(how: string, keys: readonly (string | undefined)[]): string | undefined {
  return keys.includes(undefined) ? undefined : `${how}(${keys.join(";")})`;
}
