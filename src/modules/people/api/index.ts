import type { Endpoint } from "#platform/api";
import type { WebContext } from "#platform/http";
import type { PeopleProgram } from "../queries/program.ts";
import type { Viewer } from "../rules/viewer.ts";
import { ownEndpoints } from "./my-data/me.ts";

/** Everything people offers to programs; `signedIn` says whom a request's token speaks for. */
export function peopleEndpoints(
  program: PeopleProgram,
  signedIn: (c: WebContext) => Viewer,
): readonly Endpoint[] {
  return [...ownEndpoints(program, signedIn)];
}
