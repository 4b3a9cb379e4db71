import { installationFor, isPermitted, viewerOf } from "#modules/people";
import type { WebContext } from "#platform/http";

/** Whether who asks may change the catalogue that all share: for offering it to them and to nobody else. */
export function mayChangeCatalogue(c: WebContext): boolean {
  const installation = installationFor(c);
  if (installation === undefined) return true;
  const viewer = viewerOf(c);
  return (
    viewer !== undefined && isPermitted(viewer, "change the catalogue", { tenantId: installation.tenantId })
  );
}
