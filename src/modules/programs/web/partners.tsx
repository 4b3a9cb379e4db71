import { inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  parseForm,
  readForm,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { permitBranch } from "../actions/entering/permit-sharing.ts";
import { addPartner, changePartner, hidePartner } from "../actions/partners/keep-partner.ts";
import { type Partner, partnerById, partnersOf } from "../queries/partners/partners.ts";
import { readerOf } from "../queries/reading/reader-of.ts";
import { partnerForm } from "../rules/partners/partner-form.ts";
import { placedPartner } from "../actions/partners/place-partner.ts";
import { PartnerFormPage } from "../views/partners/partner-form-page.tsx";
import { PartnersPage } from "../views/partners/partners-page.tsx";
import { textsOf } from "./entering.tsx";
import { addPartnerPageRoutes, partnerPattern } from "./partner.tsx";
import { choicesFor, type ProgramsSite } from "./site.ts";

const fields = ["name", "about", "branch", "website", "kind", "place", "person", "email", "phone"];

/** Partners: the list, one's form, and taking one out of the list. */
export function addPartnerRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/partners", async (c) => showPartners(c, site));
  app.get("/programs/partners/new", async (c) => showForm(c, site, {}));
  app.post("/programs/partners", async (c) => save(c, site, undefined));
  app.get(`${partnerPattern}/edit`, async (c) => showForm(c, site, { id: c.req.param("id") }));
  app.post(partnerPattern, async (c) => save(c, site, c.req.param("id")));
  app.post(`${partnerPattern}/hiding`, async (c) => {
    const id = c.req.param("id");
    await hidePartner(site.db, signedIn(c), id, true);
    setFlash(c, { message: "They are hidden.", undo: `/programs/partners/${id}/return` });
    return seeOther(c, "/programs/partners");
  });
  app.post(`${partnerPattern}/return`, async (c) => {
    await hidePartner(site.db, signedIn(c), c.req.param("id"), false);
    setFlash(c, { message: "They are in the list again." });
    return seeOther(c, `/programs/partners/${c.req.param("id")}`);
  });
  addPartnerPageRoutes(app, site);
}

async function showPartners(c: WebContext, site: ProgramsSite) {
  const reader = await readerOf(site.db, signedIn(c));
  const showsHidden = c.req.query("hidden") === "yes";
  return c.html(
    <PartnersPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      partners={await inTenants(site.db, reader.systems, async (tx) =>
        partnersOf(tx, reader, { showsHidden }),
      )}
      showsHidden={showsHidden}
    />,
  );
}

interface Sent {
  readonly id?: string | undefined;
  readonly values?: Readonly<Record<string, string>>;
  readonly problems?: readonly FieldProblem[];
}

async function showForm(c: WebContext, site: ProgramsSite, { id, values, problems = [] }: Sent) {
  const viewer = signedIn(c);
  const { reader, branches } = await choicesFor(c, site);
  const partner =
    id === undefined
      ? undefined
      : await inTenants(site.db, reader.systems, async (tx) => partnerById(tx, reader, id));
  if (partner !== undefined) permitBranch(viewer, reader, partner);
  return c.html(
    <PartnerFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      partner={partner}
      branches={branches}
      values={values ?? (partner === undefined ? {} : valuesOf(partner))}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

function valuesOf(partner: Partner): Readonly<Record<string, string>> {
  const { name, about, organisationId: branch, website = "", kind, place, person, email, phone } = partner;
  return { name, about, branch, website, kind, place, person, email, phone };
}

async function save(c: WebContext, site: ProgramsSite, id: string | undefined) {
  const viewer = signedIn(c);
  try {
    const given = placedPartner(await parseForm(c, partnerForm), site.words.gazetteer);
    if (id === undefined) {
      const added = await addPartner(site.db, viewer, given);
      setFlash(c, { message: `“${given.name}” is in the list.` });
      return seeOther(c, `/programs/partners/${added}`);
    }
    await changePartner(site.db, viewer, id, given);
    setFlash(c, { message: "It is saved." });
    return seeOther(c, `/programs/partners/${id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showForm(c, site, { id, values: textsOf(await readForm(c), fields), problems: error.problems });
  }
}
