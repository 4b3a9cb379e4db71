import { csrfToken, type WebApp, type WebContext } from "#platform/http";
import {
  accountOfCommandToken,
  type CommandTokenAnswer,
  useCommandToken,
} from "../../actions/sign-in/command-link.ts";
import { confirmEmail, openTicket, useTicket } from "../../actions/sign-in/tickets.ts";
import { LetterLinkPage, UnknownAddressPage, WornLinkPage } from "../../views/sign-in/letter-link-page.tsx";
import type { PeopleSite } from "../site.ts";
import { installationFor } from "../viewer.ts";
import { finishSignIn } from "./finish-sign-in.ts";

/** What the link of a letter, or of the command line, leads to: a page with a button, and the button signs in. */
export function addLinkPages(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/link/:token", async (c) => {
    const token = c.req.param("token");
    const isOpen = (await openTicket(site.db, "sign-in", token)) !== undefined;
    return isOpen ? linkPage(c, site, `/sign-in/link/${token}`) : worn(c, site);
  });
  app.post("/sign-in/link/:token", async (c) => {
    const ticket = await openTicket(site.db, "sign-in", c.req.param("token"));
    if (ticket === undefined || !(await useTicket(site.db, ticket))) return worn(c, site);
    await confirmEmail(site.db, ticket.accountId);
    return finishSignIn(c, site, { accountId: ticket.accountId, way: "link", then: ticket.leadsTo });
  });
  app.get("/sign-in/command/:token", async (c) => {
    const token = c.req.param("token");
    const found = await accountOf(c, site, token);
    if (found.kind === "account") return linkPage(c, site, `/sign-in/command/${token}`);
    return found.kind === "nobody" ? unknown(c, site, found.email) : worn(c, site);
  });
  app.post("/sign-in/command/:token", async (c) => {
    const token = c.req.param("token");
    const found = await accountOf(c, site, token);
    if (found.kind !== "account" || !(await useCommandToken(site.db, found.id, token))) return worn(c, site);
    return finishSignIn(c, site, { accountId: found.id, way: "link", isWhole: true, then: "/me/sign-in" });
  });
}

async function accountOf(c: WebContext, site: PeopleSite, token: string): Promise<CommandTokenAnswer> {
  const { secret } = site;
  return accountOfCommandToken(site.db, token, { secret, installation: installationFor(c) });
}

function linkPage(c: WebContext, site: PeopleSite, action: string) {
  return c.html(
    <LetterLinkPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      title="Welcome back"
      lede="Press the button, and you are in."
      action={action}
      button="Sign in"
    />,
  );
}

function unknown(c: WebContext, site: PeopleSite, email: string) {
  c.status(404);
  return c.html(<UnknownAddressPage shell={site.shell(c)} email={email} />);
}

function worn(c: WebContext, site: PeopleSite) {
  c.status(410);
  return c.html(
    <WornLinkPage
      shell={site.shell(c)}
      title="This link is used up"
      then={{ href: "/sign-in", label: "Get a new one" }}
    />,
  );
}
