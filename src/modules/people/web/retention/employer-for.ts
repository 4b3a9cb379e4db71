import { NotFound } from "#platform/errors";
import type { WebContext } from "#platform/http";
import { isPermitted, permit } from "../../actions/permit.ts";
import type { Act } from "../../rules/permissions/permissions.ts";
import type { Viewer } from "../../rules/viewer.ts";
import { signedIn } from "../viewer.ts";

/**
 * The employer whose affairs the reader sees: the one named by `?employer=`, else the first where they may do the act, else the
 * first there is.
 *
 * @throws NotFound for someone without a position there; NotAllowed when they may know of it and not do it.
 */
export function employerFor(
  c: WebContext,
  act: Act,
  viewer: Viewer = signedIn(c),
): { readonly viewer: Viewer; readonly tenantId: string } {
  const employers = [...new Set(viewer.positions.map(({ tenantId }) => tenantId))];
  const named = c.req.query("employer");
  const tenantId =
    named === undefined
      ? (employers.find((each) => isPermitted(viewer, act, { tenantId: each })) ?? employers[0])
      : employers.find((each) => each === named);
  if (tenantId === undefined)
    throw new NotFound("You hold no position in an organization that has this page.");
  permit(viewer, act, { tenantId });
  return { viewer, tenantId };
}
