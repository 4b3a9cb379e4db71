import { inTenants } from "#platform/db";
import { NotFound } from "#platform/errors";
import { readForm, sentText, type WebContext } from "#platform/http";
import { type Act, isPermitted, permit, signedIn, tenantsOf, type Viewer } from "#modules/people";
import type { HeldSession } from "../../queries/sessions/session.ts";
import { sessionFor } from "../../queries/sessions/session.ts";
import type { CreditSite } from "../site.ts";

/** The addresses of sessions begin with this. */
export const one = "/sessions/:id{[0-9a-f-]{36}}";

/** Who asks, and for which session. */
export interface Asked {
  readonly viewer: Viewer;
  readonly session: HeldSession;
}

/** The session of the address, for an act. @throws NotFound, NotAllowed */
export async function sessionAsked(c: WebContext, site: CreditSite, act: Act): Promise<Asked> {
  const viewer = signedIn(c);
  const session = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    sessionFor(tx, viewer, c.req.param("id") ?? "", act),
  );
  return { viewer, session };
}

/** The employer whose sessions are listed: the one named by `?employer=`, else the first. @throws NotFound, NotAllowed */
export function employerAsked(c: WebContext): { readonly viewer: Viewer; readonly tenantId: string } {
  const viewer = signedIn(c);
  const employers = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  const named = c.req.query("employer");
  const tenantId = named === undefined ? employers[0] : employers.find((each) => each === named);
  if (tenantId === undefined)
    throw new NotFound("You hold no position in an organization that has this page.");
  permit(viewer, "see sessions", { tenantId });
  return { viewer, tenantId };
}

/** Whether someone may hold sessions anywhere at an employer. */
export function mayHoldSomewhere(viewer: Viewer, tenantId: string): boolean {
  return maySomewhere(viewer, tenantId, "hold sessions");
}

/** Whether any position of someone at an employer lets them do something. */
export function maySomewhere(viewer: Viewer, tenantId: string, act: Act): boolean {
  return viewer.positions.some(
    (each) =>
      each.tenantId === tenantId &&
      isPermitted(viewer, act, {
        tenantId,
        organisations: [each.organisationId, tenantId],
      }),
  );
}

/** The texts of a form, files left out. */
export async function textOf(c: WebContext): Promise<(name: string) => string> {
  const sent = await readForm(c);
  return (name) => sentText(sent, name);
}
