import { InvalidInput } from "#platform/errors";
import {
  contradictions,
  type FindQuery,
  findQuery,
  type GivenParameters,
} from "../../rules/finding/find-query.ts";

/**
 * The typed question of checked parameters, as somebody asks it now.
 *
 * @throws InvalidInput with what contradicts itself.
 */
export function askedQuery(given: GivenParameters): FindQuery {
  const problems = contradictions(given);
  if (problems.length > 0) throw new InvalidInput(problems);
  return findQuery(given);
}
