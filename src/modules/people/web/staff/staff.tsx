import { inTenants } from "#platform/db";
import {
  csrfToken,
  parseQuery,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isId } from "#platform/ids";
import { now } from "#platform/time";
import { z } from "zod";
import { isPermitted } from "../../actions/permit.ts";
import { lookAtRecord } from "../../actions/staff/look-at-record.ts";
import { endPosition } from "../../actions/staff/save-position.ts";
import { signOutStaff } from "../../actions/staff/sign-out-staff.ts";
import { setActive } from "../../actions/staff/save-staff.ts";
import { lastInvitation } from "../../queries/invitations/invitations.ts";
import { organisationChoices } from "../../queries/organisations/organisations.ts";
import { staffCount, staffLines } from "../../queries/staff/staff-list.ts";
import { positionsOfStaff, staffRecord, subjectOfStaff } from "../../queries/staff/staff-record.ts";
import { roles } from "../../rules/position.ts";
import { StaffPage } from "../../views/staff/staff-page.tsx";
import { StaffRecordPage } from "../../views/staff/staff-record-page.tsx";
import { employerFor } from "../retention/employer-for.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";
import { addStaffEditRoutes } from "./edit.tsx";
import { todayOf } from "./today.ts";
import { onDay } from "../../rules/on-day.ts";

const one = "/staff/:id{[0-9a-f-]{36}}";
const position = `${one}/positions/:position{[0-9a-f-]{36}}`;

/** The list of staff, and the record of each. */
export function addStaffRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/staff", (c) => list(c, site));
  app.get(one, (c) => record(c, site, c.req.param("id")));
  for (const [ending, isActive] of [
    ["deactivation", false],
    ["reactivation", true],
  ] as const)
    app.post(`${one}/${ending}`, async (c) => {
      const { viewer, today, ...found } = await about(c, site, c.req.param("id"));
      await setActive(site.db, viewer, { record: found.record, today }, isActive);
      const { name, id } = found.record;
      setFlash(c, {
        message: isActive
          ? `${name} works here again.`
          : `${name} no longer works here. Nothing was removed.`,
        ...(isActive ? {} : { undo: `/staff/${id}/reactivation` }),
      });
      return seeOther(c, `/staff/${id}`);
    });
  for (const [ending, isEnd] of [
    ["ending", true],
    ["continuing", false],
  ] as const)
    app.post(`${position}/${ending}`, async (c) => {
      const { viewer, today, ...found } = await about(c, site, c.req.param("id"));
      const positionId = c.req.param("position");
      await endPosition(
        site.db,
        viewer,
        { record: found.record, positionId, today },
        isEnd ? today : undefined,
      );
      setFlash(c, {
        message: isEnd ? "The position ends today." : "The position goes on.",
        ...(isEnd ? { undo: `/staff/${found.record.id}/positions/${positionId}/continuing` } : {}),
      });
      return seeOther(c, `/staff/${found.record.id}`);
    });
  app.post(`${one}/signing-out`, async (c) => {
    const { viewer, today, record: found } = await about(c, site, c.req.param("id"));
    await signOutStaff(site.db, viewer, { record: found, today });
    setFlash(c, { message: `${found.name} is signed out everywhere, and can sign in again.` });
    return seeOther(c, `/staff/${found.id}`);
  });
  addStaffEditRoutes(app, site);
}

/** Someone's record, who asks, and what day it is; what they may do is the action's to say. */
async function about(c: WebContext, site: PeopleSite, id: string) {
  const viewer = signedIn(c);
  return { viewer, today: todayOf(viewer, site), record: await staffRecord(site.db, viewer, id) };
}

const listParameters = z.object({
  q: z.string().trim().max(100).default(""),
  branch: z.uuid().or(z.literal("")).default(""),
  role: z.enum(["", ...roles]).default(""),
  left: z.enum(["", "yes"]).default(""),
  after: z.string().max(400).optional(),
  employer: z.string().max(40).optional(),
});

const pageSize = 50;

async function list(c: WebContext, site: PeopleSite): Promise<Response> {
  const { viewer, tenantId } = employerFor(c, "see the list of staff");
  const { q, branch, role, left, after } = parseQuery(c, listParameters);
  const [id = "", ...name] = (after ?? "").split(" ");
  const asked = {
    text: q === "" ? undefined : q,
    organisationId: branch === "" ? undefined : branch,
    role: role === "" ? undefined : role,
    isActive: left === "",
    today: todayOf(viewer, site),
  };
  const page = await inTenants(site.db, [tenantId], async (tx) => ({
    branches: await organisationChoices(tx, tenantId),
    count: await staffCount(tx, tenantId, asked),
    lines: await staffLines(tx, tenantId, {
      ...asked,
      after: isId(id) ? { id, sortName: name.join(" ") } : undefined,
      limit: pageSize,
    }),
  }));
  const last = page.lines.length === pageSize ? page.lines.at(-1) : undefined;
  const next = new URLSearchParams(
    Object.entries({ q, branch, role, left }).filter(([, value]) => value !== ""),
  );
  if (last !== undefined) next.set("after", `${last.id} ${last.sortName}`);
  const subject = { tenantId };
  return c.html(
    <StaffPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      filter={{ q, branch, role, left: left === "yes" }}
      {...page}
      next={last && `/staff?${next.toString()}`}
      mayOpen={viewer.positions.some(
        (held) => held.tenantId === tenantId && held.role !== "learner" && held.role !== "author",
      )}
      mayChange={isPermitted(viewer, "change a staff record", subject)}
      mayInvite={isPermitted(viewer, "invite staff", subject)}
      mayImport={isPermitted(viewer, "import staff", subject)}
    />,
  );
}

async function record(c: WebContext, site: PeopleSite, id: string): Promise<Response> {
  const viewer = signedIn(c);
  const today = todayOf(viewer, site);
  const found = await lookAtRecord(site.db, viewer, { id, today });
  const subject = await subjectOfStaff(site.db, found, today);
  const { tenantId } = found;
  const held = await inTenants(site.db, [tenantId], async (tx) => ({
    positions: await positionsOfStaff(tx, tenantId, id),
    invitation: await lastInvitation(tx, tenantId, id),
  }));
  return c.html(
    <StaffRecordPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      record={found}
      positions={held.positions}
      invitation={held.invitation && invitationWords(held.invitation, viewer.zone ?? site.zone)}
      today={today}
      pages={(await site.pagesAbout?.(viewer, id)) ?? []}
      isOwn={found.accountId === viewer.accountId}
      mayChange={isPermitted(viewer, "change a staff record", subject)}
      mayInvite={isPermitted(viewer, "invite staff", subject)}
    />,
  );
}

function invitationWords(invitation: NonNullable<Awaited<ReturnType<typeof lastInvitation>>>, zone: string) {
  const { sentTo, endsAt, takenAt, revokedAt } = invitation;
  const what = sentTo === null ? "A code was printed" : `A letter was sent to ${sentTo}`;
  const day = onDay(invitation.madeAt, zone);
  if (takenAt !== null) return { words: `${what} on ${day}, and taken up.`, isOpen: false };
  if (revokedAt !== null) return { words: `${what} on ${day}, and taken back.`, isOpen: false };
  const isOver = endsAt <= now();
  return {
    words: `${what} on ${day}. It ${isOver ? "ended" : "can be used until"} ${isOver ? "on " : ""}${onDay(endsAt, zone)}.`,
    isOpen: !isOver,
  };
}
