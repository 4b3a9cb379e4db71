import { InvalidInput, type Problem } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { z } from "zod";
import { changeDetails } from "../../actions/me/change-details.ts";
import { askForNewEmail, takeNewEmail } from "../../actions/me/change-email.ts";
import { openTicket } from "../../actions/sign-in/tickets.ts";
import { awaitedAddress } from "../../queries/sign-in/awaited-address.ts";
import { lettersWritten } from "../../rules/letters-left.ts";
import { MePage } from "../../views/me/me-page.tsx";
import { LetterLinkPage, WornLinkPage } from "../../views/sign-in/letter-link-page.tsx";
import { confirmed } from "../sign-in/confirmed.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn, viewerOf } from "../viewer.ts";
import { ownPages } from "./pages.ts";

/** The reader's own account. */
export function addMePages(app: WebApp, site: PeopleSite): void {
  app.get("/me", (c) => mePage(c, site, { problems: [] }));
  app.post("/me/details", async (c) => {
    const viewer = signedIn(c);
    const sent = await parseForm(c, detailsForm);
    try {
      await changeDetails(site.db, viewer, { name: sent.name, zone: sent.zone });
    } catch (error) {
      return again(c, site, { error, ...sent });
    }
    setFlash(c, { message: "Saved." });
    return seeOther(c, "/me");
  });
  app.post("/me/email", async (c) => {
    const viewer = confirmed(c, "/me");
    const { email } = await parseForm(c, emailForm);
    try {
      await askForNewEmail(site.db, viewer, { ...site, email });
    } catch (error) {
      return again(c, site, { error, email });
    }
    setFlash(c, {
      message: `${lettersWritten(`A letter to ${email}`, true, site)} Open its link to make the change.`,
    });
    return seeOther(c, "/me");
  });
  addAddressRoutes(app, site);
}

const detailsForm = z.object({
  name: z.string().trim().max(200).default(""),
  zone: z.string().max(100).optional(),
});

const emailForm = z.object({ email: z.string().trim().toLowerCase().max(320).default("") });

// What the letter to a new address leads to. Its secret is the proof: the reader may have another browser open there.
function addAddressRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/sign-in/address/:token", async (c) => {
    const token = c.req.param("token");
    const ticket = await openTicket(site.db, "address", token);
    if (ticket?.email === undefined) return worn(c, site);
    return c.html(
      <LetterLinkPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        title="Your new e-mail address"
        lede={`From now on you sign in with ${ticket.email}, and letters go there.`}
        action={`/sign-in/address/${token}`}
        button="Yes, change it"
      />,
    );
  });
  app.post("/sign-in/address/:token", async (c) => {
    const ticket = await openTicket(site.db, "address", c.req.param("token"));
    if (ticket === undefined || !(await takeNewEmail(site.db, ticket, site))) return worn(c, site);
    setFlash(c, { message: "Your e-mail address is changed." });
    return seeOther(c, viewerOf(c) === undefined ? "/sign-in" : "/me");
  });
}

function worn(c: WebContext, site: PeopleSite) {
  c.status(410);
  return c.html(
    <WornLinkPage
      shell={site.shell(c)}
      title="This link is used up"
      then={{ href: "/me", label: "Go to my account" }}
    />,
  );
}

interface Sent {
  readonly name?: string;
  readonly zone?: string | undefined;
  readonly email?: string;
}

function again(c: WebContext, site: PeopleSite, { error, ...sent }: Sent & { readonly error: unknown }) {
  if (!(error instanceof InvalidInput)) throw error;
  c.status(422);
  return mePage(c, site, { problems: error.problems, sent });
}

async function mePage(
  c: WebContext,
  site: PeopleSite,
  { problems, sent = {} }: { readonly problems: readonly Problem[]; readonly sent?: Sent },
) {
  const viewer = signedIn(c);
  return c.html(
    <MePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      heading={viewer.name}
      name={sent.name ?? viewer.name}
      zone={sent.zone ?? (sent.name === undefined ? (viewer.zone ?? "") : "")}
      siteZone={site.zone}
      email={viewer.email}
      awaitedEmail={await awaitedAddress(site.db, viewer.accountId)}
      newEmail={sent.email ?? ""}
      positions={[...new Set(viewer.positions.map(({ organisationName }) => organisationName))]}
      pages={ownPages}
      problems={problems}
    />,
  );
}
