import { NotAllowed, NotFound } from "#platform/errors";
import { type Act, answerTo } from "../rules/permissions/permissions.ts";
import { relationsTo, type Subject } from "../rules/permissions/relations.ts";
import { allowsAct } from "../rules/tokens/scopes.ts";
import type { Viewer } from "../rules/viewer.ts";

/**
 * Lets the viewer go on, or not. Every action asks before it writes, and every query of something that is not public.
 *
 * @throws NotFound when the thing is not theirs to know of; NotAllowed when they may know it but not do this.
 */
export function permit(viewer: Viewer, act: Act, subject: Subject): void {
  const answer = answerTo(act, relationsTo(subject, viewer));
  if (answer === "nothing here") throw new NotFound("It may be gone, or it is not yours to see.");
  if (!allowsAct(viewer.scopes, act)) throw new NotAllowed(`This token was not made to ${act}.`);
  if (answer === "no")
    throw new NotAllowed(`Your position does not let you ${act}. A director or administrator can.`);
}

/** The same as a question, for what a page offers. */
export function isPermitted(viewer: Viewer, act: Act, subject: Subject): boolean {
  return allowsAct(viewer.scopes, act) && answerTo(act, relationsTo(subject, viewer)) === "yes";
}
