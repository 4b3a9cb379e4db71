import { isPermitted, type Viewer } from "#modules/people";

/** The tenants in which someone may write rules: employers, or, for who has none, their own. */
export function writerTenants(viewer: Viewer): readonly string[] {
  const employers = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  const asked = employers.length === 0 ? [viewer.accountId] : employers;
  return asked.filter((tenantId) => isPermitted(viewer, "write rules", { tenantId }));
}

/** Whether what someone writes is for themselves: they have no employer here. */
export function writesAlone(viewer: Viewer): boolean {
  return writerTenants(viewer)[0] === viewer.accountId;
}
