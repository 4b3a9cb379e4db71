import { type Db, inTenants } from "#platform/db";
import { InvalidInput, type Problem } from "#platform/errors";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleTables } from "../../tables.ts";
import { permit } from "../permit.ts";

export interface AccountDetails {
  readonly name: string;
  /** Undefined: that of the place they work, or of the site. */
  readonly zone: string | undefined;
}

/**
 * Changes what the viewer's account is called and in which zone its times are shown. What an employer calls them stays as it is.
 *
 * @throws InvalidInput when the name is missing or there is no such zone.
 */
export async function changeDetails(
  db: Db<PeopleTables>,
  viewer: Viewer,
  { name, zone }: AccountDetails,
): Promise<void> {
  const { accountId } = viewer;
  permit(viewer, "change own details", { tenantId: accountId });
  const problems: Problem[] = [];
  if (name === "") problems.push({ where: "name", message: "Write the name you want to be called by." });
  if (zone !== undefined && zone !== "UTC" && !Intl.supportedValuesOf("timeZone").includes(zone))
    problems.push({ where: "zone", message: "Choose a time zone from the list." });
  if (problems.length > 0) throw new InvalidInput(problems);
  await inTenants(db, [accountId], async (tx) => {
    await tx
      .updateTable("accounts")
      .set({ name, zone: zone ?? null })
      .where("tenant_id", "=", accountId)
      .execute();
    await tx.updateTable("tenants").set({ name }).where("id", "=", accountId).execute();
  });
}
