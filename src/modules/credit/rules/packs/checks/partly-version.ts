import type { PackVersion } from "../pack.ts";
import type { Partly } from "../reading/partly.ts";

/** What could be read of a version. */
export type PartlyVersion = Partly<PackVersion>;
