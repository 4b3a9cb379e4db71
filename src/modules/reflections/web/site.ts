import type { WebContext } from "#platform/http";
import type { Shell } from "#ui";
import type { FediverseProgram } from "../queries/fediverse/program.ts";
import type { ReflectionProgram } from "../queries/program.ts";

/** What reflections' pages are given by the site they stand in. */
export interface ReflectionSite extends ReflectionProgram, FediverseProgram {
  readonly shell: (c: WebContext) => Shell;
}
