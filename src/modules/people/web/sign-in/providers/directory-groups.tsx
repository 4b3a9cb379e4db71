import { inTenants } from "#platform/db";
import { NotFound, type Problem } from "#platform/errors";
import { csrfToken, parseForm, seeOther, setFlash, type WebApp, type WebContext } from "#platform/http";
import { z } from "zod";
import { mapGroup } from "../../../actions/scim/map-group.ts";
import { mostChoices, organisationChoices } from "../../../queries/organisations/organisations.ts";
import { groupLine } from "../../../queries/scim/groups.ts";
import { organisationCalled } from "../../../queries/staff/look-ups.ts";
import { roles } from "../../../rules/position.ts";
import { type GiftWords, GroupPage } from "../../../views/sign-in/providers/group-page.tsx";
import { employerFor } from "../../retention/employer-for.ts";
import type { PeopleSite } from "../../site.ts";
import { confirmed } from "../confirmed.ts";

const giftForm = z.object({
  role: z.enum(["none", ...roles]).default("none"),
  place: z.string().max(200).default(""),
});

/** Saying what being in a group of the directory gives. */
export function addDirectoryGroupRoutes(app: WebApp, site: PeopleSite, root: string): void {
  const one = `${root}/groups/:id{[0-9a-f-]{36}}` as const;
  app.get(one, async (c) => {
    const { tenantId } = employerFor(c, "provision staff", confirmed(c));
    const { gives } = await keptGroup(site, tenantId, c.req.param("id"));
    const words = { role: gives?.role ?? "none", place: gives?.organisationId ?? tenantId };
    return groupPage(c, site, { tenantId, id: c.req.param("id"), words, problems: [] });
  });
  app.post(one, async (c) => {
    const { viewer, tenantId } = employerFor(c, "provision staff", confirmed(c, root));
    const words = await parseForm(c, giftForm);
    const id = c.req.param("id");
    const organisationId = await inTenants(site.db, [tenantId], async (tx) =>
      organisationCalled(tx, tenantId, words.place),
    );
    if (words.role !== "none" && organisationId === undefined) {
      const problems = [{ where: "place", message: "No open place is called this, or several are." }];
      c.status(422);
      return groupPage(c, site, { tenantId, id, words, problems });
    }
    const gift =
      words.role === "none" || organisationId === undefined
        ? undefined
        : { role: words.role, organisationId };
    const name = await mapGroup(site.db, viewer, { tenantId, groupId: id }, gift);
    setFlash(c, {
      message: gift === undefined ? `“${name}” gives nothing now.` : `Saved what “${name}” gives.`,
    });
    return seeOther(c, `${root}?employer=${tenantId}`);
  });
}

interface ShownForm {
  readonly tenantId: string;
  readonly id: string;
  readonly words: GiftWords;
  readonly problems: readonly Problem[];
}

async function groupPage(
  c: WebContext,
  site: PeopleSite,
  { tenantId, id, words, problems }: ShownForm,
): Promise<Response> {
  const group = await keptGroup(site, tenantId, id);
  const choices = await inTenants(site.db, [tenantId], async (tx) => organisationChoices(tx, tenantId));
  return c.html(
    <GroupPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      employerId={tenantId}
      group={group}
      words={words}
      places={choices.length >= mostChoices ? undefined : choices}
      problems={problems}
    />,
  );
}

async function keptGroup(site: PeopleSite, tenantId: string, id: string) {
  const group = await inTenants(site.db, [tenantId], async (tx) => groupLine(tx, tenantId, id));
  if (group === undefined) throw new NotFound("There is no such group, or your directory took it back.");
  return group;
}
