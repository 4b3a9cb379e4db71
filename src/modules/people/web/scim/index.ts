import { NotFound } from "#platform/errors";
import { parseQuery, type WebApp, type WebContext } from "#platform/http";
import { inTenants } from "#platform/db";
import { z } from "zod";
import { type Directory, followUser, letGoOfUser, takeInUser } from "../../actions/scim/keep-user.ts";
import { directoryMember, directoryMembers } from "../../queries/scim/members.ts";
import { readFilter } from "../../rules/scim/filter.ts";
import { patchedResource } from "../../rules/scim/patch.ts";
import { userResource } from "../../rules/scim/resource.ts";
import { readUser } from "../../rules/scim/user.ts";
import type { PeopleSite } from "../site.ts";
import { scimError, scimJson } from "./answers.ts";
import {
  groupType,
  listPage,
  mostInOneList,
  providerConfig,
  schemas,
  userType,
  wholeList,
} from "./discovery.ts";
import { addGroupRoutes } from "./groups.ts";
import { answering, baseUrlOf, scimRoot, sentJson } from "./directory-request.ts";

/** Staff kept by an employer's own directory: SCIM 2.0 (RFC 7643, RFC 7644). Each employer's token reaches its own staff alone. */
export function addScimRoutes(app: WebApp, site: PeopleSite): void {
  addDiscoveryRoutes(app, site);
  addUserRoutes(app, site);
  addGroupRoutes(app, site);
  app.all(`${scimRoot}/*`, (c) =>
    answering(c, site, async () =>
      scimError(c, 501, { detail: "There are users and groups here, and nothing else: no bulk, no search." }),
    ),
  );
}

function addDiscoveryRoutes(app: WebApp, site: PeopleSite): void {
  const baseUrl = baseUrlOf(site);
  const get = (path: string, answer: (c: WebContext) => object) =>
    app.get(scimRoot + path, (c) => answering(c, site, async () => scimJson(c, answer(c))));
  get("/ServiceProviderConfig", () => providerConfig(baseUrl));
  get("/ResourceTypes", () => wholeList([userType(baseUrl), groupType(baseUrl)]));
  get("/ResourceTypes/User", () => userType(baseUrl));
  get("/ResourceTypes/Group", () => groupType(baseUrl));
  get("/Schemas", () => wholeList(schemas(baseUrl)));
  get("/Schemas/:id", (c) => {
    const found = schemas(baseUrl).find(({ id }) => id === c.req.param("id"));
    if (found === undefined) throw new NotFound("There is no schema of this id.");
    return found;
  });
}

function addUserRoutes(app: WebApp, site: PeopleSite): void {
  const one = `${scimRoot}/Users/:id`;
  app.get(`${scimRoot}/Users`, (c) => answering(c, site, (directory) => listUsers(c, site, directory)));
  app.post(`${scimRoot}/Users`, (c) =>
    answering(c, site, async (directory) => {
      const id = await takeInUser(site.db, directory, readUser(await sentJson(c)));
      c.header("location", `${baseUrlOf(site)}/Users/${id}`);
      return scimJson(c, await userOf(site, directory, id), 201);
    }),
  );
  app.get(one, (c) => answering(c, site, (directory) => showUser(c, site, directory, c.req.param("id"))));
  app.put(one, (c) =>
    answering(c, site, async (directory) => {
      await followUser(site.db, directory, c.req.param("id"), readUser(await sentJson(c)));
      return showUser(c, site, directory, c.req.param("id"));
    }),
  );
  app.patch(one, (c) =>
    answering(c, site, async (directory) => {
      const before = await userOf(site, directory, c.req.param("id"));
      const after = readUser(patchedResource(before, await sentJson(c)));
      await followUser(site.db, directory, c.req.param("id"), after);
      return showUser(c, site, directory, c.req.param("id"));
    }),
  );
  app.delete(one, (c) =>
    answering(c, site, async (directory) => {
      await letGoOfUser(site.db, directory, c.req.param("id"));
      return c.body(null, 204);
    }),
  );
}

const listParameters = z.object({
  filter: z.string().optional(),
  // Less than one counts as one, and a count below none as none (RFC 7644 §3.4.2.4).
  startIndex: z.coerce.number().int().catch(1).default(1),
  count: z.coerce.number().int().catch(mostInOneList).default(mostInOneList),
});

async function listUsers(c: WebContext, site: PeopleSite, { tenantId }: Directory): Promise<Response> {
  const { filter, startIndex, count } = parseQuery(c, listParameters);
  const skip = Math.min(Math.max(startIndex, 1), 10_000_000) - 1;
  const { members, total } = await inTenants(site.db, [tenantId], async (tx) =>
    directoryMembers(tx, tenantId, {
      condition: filter === undefined ? undefined : readFilter(filter),
      skip,
      limit: Math.min(Math.max(count, 0), mostInOneList),
    }),
  );
  const resources = members.map((member) => userResource(member, baseUrlOf(site)));
  return scimJson(c, listPage(resources, { total, startIndex: skip + 1 }));
}

async function showUser(
  c: WebContext,
  site: PeopleSite,
  directory: Directory,
  id: string,
): Promise<Response> {
  return scimJson(c, await userOf(site, directory, id));
}

async function userOf(site: PeopleSite, { tenantId }: Directory, id: string) {
  const member = await inTenants(site.db, [tenantId], async (tx) => directoryMember(tx, tenantId, id));
  if (member === undefined) throw new NotFound("There is no user of this id.");
  return userResource(member, baseUrlOf(site));
}
