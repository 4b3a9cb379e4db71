import { NotFound } from "#platform/errors";
import { seeOther, type WebApp, type WebContext } from "#platform/http";
import { makeFederation } from "../../actions/fediverse/federation.ts";
import { actorByHandle, actorById, isAnyoneOnFediverse } from "../../queries/fediverse/actors.ts";
import { postOfReflection, postOwner } from "../../queries/fediverse/posts.ts";
import { actorsPath, postsPath, sharedInboxPath } from "../../rules/fediverse/addresses.ts";
import type { ReflectionSite } from "../site.ts";

const id = "{[0-9a-f-]{36}}";
const actor = `${actorsPath}/:actor${id}`;

/** What programs of other servers ask for. Where no journal is open to them, none of it is there, and nothing of it is loaded. */
export function addProtocolRoutes(app: WebApp, site: ReflectionSite): void {
  leadFromPages(app, site);
  let federation: ReturnType<typeof makeFederation> | undefined;
  const answer = async (c: WebContext, otherwise?: () => Promise<string | undefined>) => {
    if (!(await isAnyoneOnFediverse(site.db))) throw new NotFound("The address may be mistyped.");
    federation ??= makeFederation(site);
    const response = await (
      await federation
    ).fetch(await asItWasMeant(c, site.publicUrl), {
      contextData: site,
      onNotFound: () => new Response(null, { status: 404 }),
      onNotAcceptable: () => new Response(null, { status: 406 }),
    });
    if (response.status === 404) throw new NotFound("It may be gone, or it is not open to other servers.");
    const page = response.status === 406 ? await otherwise?.() : undefined;
    return page === undefined ? response : seeOther(c, page);
  };
  app.get("/.well-known/webfinger", async (c) => answer(c));
  app.get("/.well-known/nodeinfo", async (c) => answer(c));
  app.get("/nodeinfo/2.1", async (c) => answer(c));
  // A reader who came by a link sees the page instead.
  app.get(actor, async (c) =>
    answer(c, async () => {
      const known = await actorById(site.db, c.req.param("actor"));
      return known && `/journals/${known.handle}`;
    }),
  );
  app.get(`${actor}/outbox`, async (c) => answer(c));
  app.get(`${actor}/followers`, async (c) => answer(c));
  app.post(`${actor}/inbox`, async (c) => answer(c));
  app.post(sharedInboxPath, async (c) => answer(c));
  app.get(`${postsPath}/:post${id}`, async (c) =>
    answer(c, async () => {
      const owner = await postOwner(site.db, c.req.param("post"));
      return owner && `/reflections/${owner.reflectionId}`;
    }),
  );
}

/**
 * Someone elsewhere put the address of a page into their server's search: that server asks for it as a program does, and is led to
 * what it can read.
 */
function leadFromPages(app: WebApp, site: ReflectionSite): void {
  app.use(`/reflections/:id${id}`, async (c, next) => {
    const postId = isAskedByProgram(c) ? await postOfReflection(site.db, c.req.param("id")) : undefined;
    return postId === undefined ? next() : seeOther(c, `${postsPath}/${postId}`);
  });
  app.use("/journals/:handle{[a-z0-9-]+}", async (c, next) => {
    const known = isAskedByProgram(c) ? await actorByHandle(site.db, c.req.param("handle")) : undefined;
    return known === undefined ? next() : seeOther(c, `${actorsPath}/${known.actorId}`);
  });
}

function isAskedByProgram(c: WebContext): boolean {
  return c.req.method === "GET" && /application\/(?:activity|ld)\+json/u.test(c.req.header("accept") ?? "");
}

/**
 * The request as its sender made it: to our public address, whatever a proxy in front made of it. What it signed for another host
 * is not for us, and its signature then does not hold.
 */
async function asItWasMeant(c: WebContext, publicUrl: string): Promise<Request> {
  const { pathname, search } = new URL(c.req.url);
  const headers = new Headers(c.req.raw.headers);
  headers.set("host", new URL(publicUrl).host);
  const isReading = c.req.method === "GET" || c.req.method === "HEAD";
  return new Request(new URL(pathname + search, publicUrl), {
    method: c.req.method,
    headers,
    ...(isReading ? {} : { body: await c.req.arrayBuffer() }),
  });
}
