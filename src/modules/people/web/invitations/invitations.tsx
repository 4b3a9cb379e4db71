import { inTenants } from "#platform/db";
import {
  csrfToken,
  parseForm,
  parseQuery,
  seeOther,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import { inviteByCode, inviteByLetter, revokeInvitation } from "../../actions/invitations/invite.ts";
import { notJoined } from "../../queries/invitations/uninvited.ts";
import { organisationChoices } from "../../queries/organisations/organisations.ts";
import { staffRecord } from "../../queries/staff/staff-record.ts";
import { lettersWritten } from "../../rules/letters-left.ts";
import { CodeSheetPage, InvitationsPage } from "../../views/invitations/pages.tsx";
import { employerFor } from "../retention/employer-for.ts";
import type { PeopleSite } from "../site.ts";
import { todayOf } from "../staff/today.ts";
import { signedIn } from "../viewer.ts";
import { addJoinRoutes } from "./join.tsx";

const one = "/staff/:id{[0-9a-f-]{36}}/invitation";
/** Invited by one press of the button. */
const atOnce = 100;
const branch = z.uuid().or(z.literal("")).default("");
const ways = z.enum(["letter", "code"]);

/** Inviting staff, and taking an invitation up. */
export function addInvitationRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/invitations", async (c) => {
    const { tenantId } = employerFor(c, "invite staff");
    const asked = parseQuery(c, z.object({ branch, employer: z.string().max(40).optional() }));
    const page = await inTenants(site.db, [tenantId], async (tx) => ({
      branches: await organisationChoices(tx, tenantId),
      people: await notJoined(tx, tenantId, { organisationId: asked.branch || undefined, limit: atOnce + 1 }),
    }));
    return c.html(
      <InvitationsPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        employer={tenantId}
        branch={asked.branch}
        branches={page.branches}
        people={page.people.slice(0, atOnce)}
        hasMore={page.people.length > atOnce}
        sendsMail={site.sendsMail ?? true}
      />,
    );
  });
  app.post("/invitations", (c) => inviteTogether(c, site));
  app.post(one, async (c) => {
    const viewer = signedIn(c);
    const { way } = await parseForm(c, z.object({ way: ways.default("letter") }));
    const record = await staffRecord(site.db, viewer, c.req.param("id"));
    const invited = { record, today: todayOf(viewer, site) };
    if (way === "code")
      return sheet(c, site, await inviteByCode(site, viewer, { people: [record], today: invited.today }));
    await inviteByLetter(site, viewer, invited);
    setFlash(c, {
      message: lettersWritten(`A letter to ${record.email ?? ""}`, true, site),
      undo: `/staff/${record.id}/invitation/removal`,
    });
    return seeOther(c, `/staff/${record.id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const viewer = signedIn(c);
    const record = await staffRecord(site.db, viewer, c.req.param("id"));
    await revokeInvitation(site, viewer, { record, today: todayOf(viewer, site) });
    setFlash(c, { message: "The invitation no longer works." });
    return seeOther(c, `/staff/${record.id}`);
  });
  addJoinRoutes(app, site);
}

async function inviteTogether(c: WebContext, site: PeopleSite): Promise<Response> {
  const { viewer, tenantId } = employerFor(c, "invite staff");
  const asked = await parseForm(c, z.object({ branch, way: ways.default("letter") }));
  const today = todayOf(viewer, site);
  const people = await inTenants(site.db, [tenantId], async (tx) =>
    notJoined(tx, tenantId, { organisationId: asked.branch || undefined, limit: atOnce }),
  );
  if (asked.way === "code") return sheet(c, site, await inviteByCode(site, viewer, { people, today }));
  const reachable = people.filter(({ email }) => email !== null);
  for (const record of reachable) await inviteByLetter(site, viewer, { record, today });
  setFlash(c, {
    message: lettersWritten(
      `${reachable.length} ${reachable.length === 1 ? "letter" : "letters"}`,
      reachable.length === 1,
      site,
    ),
  });
  return seeOther(c, "/staff");
}

function sheet(c: WebContext, site: PeopleSite, codes: Awaited<ReturnType<typeof inviteByCode>>) {
  // Kept nowhere, neither here nor in the browser.
  c.header("cache-control", "no-store");
  return c.html(<CodeSheetPage shell={site.shell(c)} codes={codes} address={`${site.publicUrl}/join`} />);
}
