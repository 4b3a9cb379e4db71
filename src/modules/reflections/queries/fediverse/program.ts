import type { Fetcher } from "#platform/fetch";
import type { ReflectionProgram } from "../program.ts";

/** What speaking with other servers needs of the program. */
export interface FediverseProgram extends Pick<ReflectionProgram, "db" | "publicUrl"> {
  /** Guarded: no private addresses, and bounds on size and time. */
  readonly fetch: Fetcher;
  /** The installation's, for sealing keys. */
  readonly secret: string;
}
