import { isPermitted, permit, placesAbove, type Subject, type Viewer } from "#modules/people";
import type { Kit } from "../../queries/kits/kits.ts";
import type { ProgramsDb } from "../../queries/program.ts";

type Kept = Pick<Kit, "tenantId" | "organisationId"> & { readonly keeperId?: string | undefined };

/** Lets someone look after a kit, or not. @throws NotFound, NotAllowed by `permit` */
export async function permitKeeping(tx: ProgramsDb, viewer: Viewer, kit: Kept): Promise<void> {
  permit(viewer, "look after kits", await subjectOf(tx, kit));
}

/** Whether someone looks after a kit: its keeper, and those who lead where it lives. */
export async function keepsKit(tx: ProgramsDb, viewer: Viewer, kit: Kept): Promise<boolean> {
  return isPermitted(viewer, "look after kits", await subjectOf(tx, kit));
}

async function subjectOf(tx: ProgramsDb, { tenantId, organisationId, keeperId }: Kept): Promise<Subject> {
  const organisations = await placesAbove(tx, tenantId, [organisationId]);
  return { tenantId, organisations, staffId: keeperId };
}
