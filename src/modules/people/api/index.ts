import type { Endpoint } from "#platform/api";
import type { PeopleProgram } from "../queries/program.ts";

/** Everything people offers to programs. */
export function peopleEndpoints(_program: PeopleProgram): readonly Endpoint[] {
  return [];
}
