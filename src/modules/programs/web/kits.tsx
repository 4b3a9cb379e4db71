import { InvalidInput, NotAllowed } from "#platform/errors";
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
import { localDay, now } from "#platform/time";
import { inTenants } from "#platform/db";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { addKit, changeKit, retireKit } from "../actions/kits/keep-kit.ts";
import { permitKeeping } from "../actions/kits/permit-keeping.ts";
import { keepableBranches } from "../queries/kits/keepable-branches.ts";
import { type Kit, kitById, kitsOf } from "../queries/kits/kits.ts";
import { readerOf } from "../queries/reading/reader-of.ts";
import { kitForm } from "../rules/kits/kit-forms.ts";
import { KitFormPage } from "../views/kits/kit-form-page.tsx";
import { KitsPage } from "../views/kits/kits-page.tsx";
import { textsOf } from "./entering.tsx";
import { addKitBookingRoutes, kitPattern } from "./kit-bookings.tsx";
import type { ProgramsSite } from "./site.ts";

const fields = ["kind", "name", "description", "branch", "keeper", "before", "after"];

/** Kits and presenters: the list, one's form, and lending it no more. */
export function addKitRoutes(app: WebApp, site: ProgramsSite): void {
  app.get("/programs/kits", async (c) => showKits(c, site));
  app.get("/programs/kits/new", async (c) => showForm(c, site, {}));
  app.post("/programs/kits", async (c) => save(c, site, undefined));
  app.get(`${kitPattern}/edit`, async (c) => showForm(c, site, { id: c.req.param("id") }));
  app.post(kitPattern, async (c) => save(c, site, c.req.param("id")));
  app.post(`${kitPattern}/retirement`, async (c) => {
    await retireKit(site, signedIn(c), c.req.param("id"), true);
    setFlash(c, { message: "It is lent no more.", undo: `/programs/kits/${c.req.param("id")}/return` });
    return seeOther(c, "/programs/kits");
  });
  app.post(`${kitPattern}/return`, async (c) => {
    await retireKit(site, signedIn(c), c.req.param("id"), false);
    setFlash(c, { message: "It can be asked for again." });
    return seeOther(c, `/programs/kits/${c.req.param("id")}`);
  });
  addKitBookingRoutes(app, site);
}

async function showKits(c: WebContext, site: ProgramsSite) {
  const viewer = signedIn(c);
  const reader = await readerOf(site.db, viewer);
  const showsRetired = c.req.query("retired") === "yes";
  return c.html(
    <KitsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      kits={await kitsOf(site.db, reader, { showsRetired })}
      showsRetired={showsRetired}
      today={localDay(site.zone, now())}
      mayAdd={(await keepableBranches(site.db, viewer, reader)).length > 0}
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
  const reader = await readerOf(site.db, viewer);
  const kit =
    id === undefined
      ? undefined
      : await inTenants(site.db, reader.systems, async (tx) => {
          const found = await kitById(tx, reader, id);
          await permitKeeping(tx, viewer, found);
          return found;
        });
  const led = await keepableBranches(site.db, viewer, reader);
  if (kit === undefined && led.length === 0)
    throw new NotAllowed(
      "Those who lead a branch add what it lends. Tell yours what you would like to lend.",
    );
  // A keeper who leads nowhere can leave it where it lives.
  const home = kit && { value: kit.organisationId, label: kit.home };
  const isListed = led.some(({ value }) => value === home?.value);
  return c.html(
    <KitFormPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      kit={kit}
      branches={home === undefined || isListed ? led : [home, ...led]}
      values={values ?? (kit === undefined ? {} : valuesOf(kit))}
      problems={problems}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

function valuesOf(kit: Kit): Readonly<Record<string, string>> {
  return {
    kind: kit.kind,
    name: kit.name,
    description: kit.description,
    branch: kit.organisationId,
    keeper: kit.keeper ?? "",
    before: String(kit.daysBefore),
    after: String(kit.daysAfter),
  };
}

async function save(c: WebContext, site: ProgramsSite, id: string | undefined) {
  const viewer = signedIn(c);
  try {
    const given = await parseForm(c, kitForm);
    if (id === undefined) {
      const added = await addKit(site.db, viewer, given);
      setFlash(c, { message: `“${given.name}” can be asked for now.` });
      return seeOther(c, `/programs/kits/${added}`);
    }
    await changeKit(site.db, viewer, id, given);
    setFlash(c, { message: "It is saved." });
    return seeOther(c, `/programs/kits/${id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return showForm(c, site, { id, values: textsOf(await readForm(c), fields), problems: error.problems });
  }
}
