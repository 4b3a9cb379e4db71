import { isPermitted, tenantsOf, type Viewer } from "#modules/people";

/** Where the viewer adds frameworks: at an employer who lets them, else, for someone without one, in their own tenant. */
export function writerTenant(viewer: Viewer): string | undefined {
  const tenants = viewer.positions.length > 0 ? tenantsOf(viewer).slice(1) : [viewer.accountId];
  return tenants.find((tenantId) => isPermitted(viewer, "write frameworks", { tenantId }));
}
