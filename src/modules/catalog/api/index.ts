import type { Endpoint } from "#platform/api";
import type { CatalogProgram } from "../queries/program.ts";
import { offeringEndpoints } from "./offerings.ts";
import { sourceEndpoints } from "./sources.ts";

/** Everything the catalogue offers to programs. */
export function catalogEndpoints(program: CatalogProgram): readonly Endpoint[] {
  return [...offeringEndpoints(program), ...sourceEndpoints(program)];
}
