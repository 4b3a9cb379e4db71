import { inTenants } from "#platform/db";
import { InvalidInput, type Problem } from "#platform/errors";
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
import { saveOrganisation } from "../../actions/organisations/save-organisation.ts";
import { permit } from "../../actions/permit.ts";
import {
  employerWith,
  type Organisation,
  organisation,
  organisationChoices,
} from "../../queries/organisations/organisations.ts";
import { placesAbove } from "../../queries/places-above.ts";
import { organisationKinds } from "../../rules/organisation.ts";
import { type OrganisationWords, readOrganisation } from "../../rules/organisations/organisation-fields.ts";
import { EditOrganisationPage } from "../../views/organisations/edit-organisation-page.tsx";
import { employerFor } from "../retention/employer-for.ts";
import type { Viewer } from "../../rules/viewer.ts";
import type { PeopleSite } from "../site.ts";
import { signedIn } from "../viewer.ts";

const one = "/organisation/:id{[0-9a-f-]{36}}";

/** Adding an organisation, and changing one. */
export function addEditRoutes(app: WebApp, site: PeopleSite): void {
  app.get("/organisation/new", async (c) => {
    const { tenantId } = employerFor(c, "change the organisation");
    const { parent = tenantId } = parseQuery(c, z.object({ parent: z.uuid().optional() }));
    return editPage(c, site, { tenantId, id: undefined, words: { ...blank, parent }, problems: [] });
  });
  app.get(`${one}/edit`, async (c) => {
    const id = c.req.param("id");
    const viewer = signedIn(c);
    const tenantId = await changeable(site, viewer, id);
    const place = await inTenants(site.db, [tenantId], async (tx) => organisation(tx, tenantId, id));
    return editPage(c, site, { tenantId, id, words: wordsOf(place), problems: [] });
  });
  app.post("/organisation", async (c) => save(c, site, undefined));
  app.post(one, async (c) => save(c, site, c.req.param("id")));
}

const text = (longest: number) => z.string().trim().max(longest).default("");

const parameters = z.object({
  name: text(200),
  kind: z.enum(organisationKinds).default("branch"),
  parent: z.uuid().or(z.literal("")).default(""),
  code: text(60),
  street: text(200),
  city: text(100),
  region: text(60),
  zip: text(20),
  latitude: text(30),
  longitude: text(30),
  zone: text(100),
});

const blank: OrganisationWords = {
  name: "",
  kind: "branch",
  parent: "",
  code: "",
  street: "",
  city: "",
  region: "",
  zip: "",
  latitude: "",
  longitude: "",
  zone: "",
};

function wordsOf(place: Organisation): OrganisationWords {
  return {
    name: place.name,
    kind: place.kind,
    parent: place.parentId ?? "",
    code: place.code ?? "",
    street: place.street ?? "",
    city: place.city ?? "",
    region: place.region ?? "",
    zip: place.postalCode ?? "",
    latitude: place.latitude === null ? "" : String(place.latitude),
    longitude: place.longitude === null ? "" : String(place.longitude),
    zone: place.zone ?? "",
  };
}

/** The employer of an organisation that the viewer may change, or add to: asked before any form is shown or read. */
async function changeable(site: PeopleSite, viewer: Viewer, id: string): Promise<string> {
  const tenantId = await employerWith(site.db, viewer, id);
  const organisations = await inTenants(site.db, [tenantId], async (tx) => placesAbove(tx, tenantId, [id]));
  permit(viewer, "change the organisation", { tenantId, organisations });
  return tenantId;
}

async function save(c: WebContext, site: PeopleSite, id: string | undefined): Promise<Response> {
  const viewer = signedIn(c);
  const words = await parseForm(c, parameters);
  const about = id ?? (words.parent === "" ? undefined : words.parent);
  const tenantId =
    about === undefined
      ? employerFor(c, "change the organisation", viewer).tenantId
      : await changeable(site, viewer, about);
  const { fields, problems } = readOrganisation(words);
  try {
    if (problems.length > 0) throw new InvalidInput(problems);
    const saved = await saveOrganisation(site.db, viewer, { tenantId, id }, fields);
    setFlash(c, {
      message: `${id === undefined ? "Added" : "Saved"} “${fields.name}”.`,
      ...(id === undefined ? { undo: `/organisation/${saved}/closing` } : {}),
    });
    return seeOther(c, `/organisation/${saved}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    c.status(422);
    return editPage(c, site, { tenantId, id, words, problems: error.problems });
  }
}

async function editPage(
  c: WebContext,
  site: PeopleSite,
  form: {
    readonly tenantId: string;
    readonly id: string | undefined;
    readonly words: OrganisationWords;
    readonly problems: readonly Problem[];
  },
): Promise<Response> {
  const { tenantId, id, words, problems } = form;
  const parents = await inTenants(site.db, [tenantId], async (tx) => {
    const choices = await organisationChoices(tx, tenantId);
    const isKnown = words.parent === "" || choices.some((choice) => choice.id === words.parent);
    return isKnown ? choices : [await organisation(tx, tenantId, words.parent), ...choices];
  });
  return c.html(
    <EditOrganisationPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      id={id}
      isRoot={id === tenantId}
      words={words}
      parents={parents.filter((parent) => parent.id !== id)}
      problems={problems}
    />,
  );
}
