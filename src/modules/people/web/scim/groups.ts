import { NotFound } from "#platform/errors";
import { parseQuery, type WebApp, type WebContext } from "#platform/http";
import { inTenants } from "#platform/db";
import { z } from "zod";
import { followGroup, letGoOfGroup, takeInGroup } from "../../actions/scim/keep-group.ts";
import type { Directory } from "../../actions/scim/keep-user.ts";
import { directoryGroup, directoryGroups, groupMembers } from "../../queries/scim/groups.ts";
import { groupResource, readGroup } from "../../rules/scim/group.ts";
import { readGroupFilter } from "../../rules/scim/group-filter.ts";
import { patchedGroup } from "../../rules/scim/group-patch.ts";
import type { PeopleSite } from "../site.ts";
import { scimJson } from "./answers.ts";
import { listPage, mostInOneList } from "./discovery.ts";
import { answering, baseUrlOf, scimRoot, sentJson } from "./directory-request.ts";

/** The groups of an employer's directory (RFC 7643 §4.2, RFC 7644 §3). */
export function addGroupRoutes(app: WebApp, site: PeopleSite): void {
  const all = `${scimRoot}/Groups`;
  const one = `${all}/:id`;
  app.get(all, (c) => answering(c, site, (directory) => listGroups(c, site, directory)));
  app.post(all, (c) =>
    answering(c, site, async (directory) => {
      const id = await takeInGroup(site.db, directory, readGroup(await sentJson(c)));
      c.header("location", `${baseUrlOf(site)}/Groups/${id}`);
      return scimJson(c, await groupOf(c, site, directory, id), 201);
    }),
  );
  app.get(one, (c) =>
    answering(c, site, async (directory) =>
      scimJson(c, await groupOf(c, site, directory, c.req.param("id"))),
    ),
  );
  app.put(one, (c) =>
    answering(c, site, async (directory) => {
      const group = readGroup(await sentJson(c));
      await followGroup(site.db, directory, c.req.param("id"), () => group);
      return scimJson(c, await groupOf(c, site, directory, c.req.param("id")));
    }),
  );
  app.patch(one, (c) =>
    answering(c, site, async (directory) => {
      const body = await sentJson(c);
      await followGroup(site.db, directory, c.req.param("id"), (before) => patchedGroup(before, body));
      // No body: a group of thousands is changed one member at a time, and Entra ID wants none.
      return c.body(null, 204);
    }),
  );
  app.delete(one, (c) =>
    answering(c, site, async (directory) => {
      await letGoOfGroup(site.db, directory, c.req.param("id"));
      return c.body(null, 204);
    }),
  );
}

const wanted = z.object({
  // Directories leave the members out where they only look for a group (RFC 7644 §3.4.2.5).
  excludedAttributes: z.string().default(""),
  attributes: z.string().optional(),
});

const listParameters = wanted.extend({
  filter: z.string().optional(),
  // Less than one counts as one, and a count below none as none (RFC 7644 §3.4.2.4).
  startIndex: z.coerce.number().int().catch(1).default(1),
  count: z.coerce.number().int().catch(mostInOneList).default(mostInOneList),
});

async function listGroups(c: WebContext, site: PeopleSite, { tenantId }: Directory): Promise<Response> {
  const asked = parseQuery(c, listParameters);
  const condition = asked.filter === undefined ? undefined : readGroupFilter(asked.filter);
  const skip = Math.max(asked.startIndex, 1) - 1;
  const { total, resources } = await inTenants(site.db, [tenantId], async (tx) => {
    const groups = await directoryGroups(tx, tenantId, condition);
    const page = groups.slice(skip, skip + Math.min(Math.max(asked.count, 0), mostInOneList));
    const ids = page.map(({ id }) => id);
    const members = wantsMembers(asked) ? await groupMembers(tx, tenantId, ids) : undefined;
    return {
      total: groups.length,
      resources: page.map((group) =>
        groupResource(group, members && (members.get(group.id) ?? []), baseUrlOf(site)),
      ),
    };
  });
  return scimJson(c, listPage(resources, { total, startIndex: skip + 1 }));
}

async function groupOf(
  c: WebContext,
  site: PeopleSite,
  { tenantId }: Directory,
  id: string,
): Promise<object> {
  const isWhole = wantsMembers(parseQuery(c, wanted));
  return inTenants(site.db, [tenantId], async (tx) => {
    const group = await directoryGroup(tx, tenantId, id);
    if (group === undefined) throw new NotFound("There is no group of this id.");
    const members = isWhole ? ((await groupMembers(tx, tenantId, [id])).get(id) ?? []) : undefined;
    return groupResource(group, members, baseUrlOf(site));
  });
}

function wantsMembers({ attributes, excludedAttributes }: z.output<typeof wanted>): boolean {
  const names = (list: string) => list.split(",").map((name) => name.trim().toLowerCase());
  if (names(excludedAttributes).includes("members")) return false;
  return attributes === undefined || names(attributes).some((name) => /^members(?:$|\.)/u.test(name));
}
