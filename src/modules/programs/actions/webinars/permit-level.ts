import { inTenants } from "#platform/db";
import { NotAllowed } from "#platform/errors";
import { isPermitted, permit, placesAbove, type Viewer } from "#modules/people";
import type { ProgramsDb } from "../../queries/program.ts";
import type { Webinar } from "../../rules/webinars/webinar.ts";
import { checkSharing } from "../entering/permit-sharing.ts";

type AtBranch = Pick<Webinar, "tenantId" | "organisationId">;

/**
 * Lets someone offer a webinar to those of a level, or not; inside `inTenants` of its system.
 *
 * @throws NotAllowed for a level that leads beyond the system, where that is not the viewer's to decide; InvalidInput as `checkSharing`
 */
export async function permitLevel(
  tx: ProgramsDb,
  viewer: Viewer,
  webinar: AtBranch & Pick<Webinar, "level" | "groupId">,
): Promise<void> {
  permit(viewer, "offer webinars", { tenantId: webinar.tenantId });
  await checkSharing(tx, { ...webinar, licence: "by" }, undefined);
  if (webinar.level === "branch" || webinar.level === "system") return;
  if (!(await maySpreadWebinars(tx, viewer, webinar)))
    throw new NotAllowed(
      "Offer it to your system. Whoever leads your branch decides whether it is offered beyond.",
    );
}

/** Whether someone may offer webinars of a branch beyond its system: they lead it, or what is above it. */
export async function maySpreadWebinars(
  db: ProgramsDb,
  viewer: Viewer,
  { tenantId, organisationId }: AtBranch,
): Promise<boolean> {
  const organisations = await inTenants(db, [tenantId], async (tx) =>
    placesAbove(tx, tenantId, [organisationId]),
  );
  return isPermitted(viewer, "offer webinars beyond the system", { tenantId, organisations });
}
