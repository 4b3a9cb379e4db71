import type { Lineage } from "../adapting/lineage.ts";
import type { Licence } from "../licences/licence.ts";
import type { Occasion } from "../occasions/occasion.ts";
import type { ProgramPlan } from "../plan/program-plan.ts";

/** Where a program is held: the branch as its system's tree has it. */
export interface ProgramPlace {
  readonly branch: string;
  readonly system: string;
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
}

/** Everything of a program that others may read; it names no person. */
export interface SharedProgram {
  readonly plan: ProgramPlan;
  readonly topics: readonly string[];
  readonly licence: Licence;
  readonly version: number;
  readonly organisationId: string;
  readonly place: ProgramPlace;
  readonly occasions: readonly Occasion[];
  readonly adaptedFrom?: Lineage | undefined;
  readonly changedAt: string;
}
