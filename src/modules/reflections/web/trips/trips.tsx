import { NotFound } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  type SentValues,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isPermitted, officeOf, signedIn } from "#modules/people";
import { changeTrip, makeTrip, removeTrip, subjectOf } from "../../actions/trips/keep-trip.ts";
import { filedCounts } from "../../queries/filing/filed-counts.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { tripOf, tripsOf } from "../../queries/trips/trips.ts";
import { readTrip, type TripText } from "../../rules/trips/trip-form.ts";
import { tripLede } from "../../rules/trips/trip-lede.ts";
import { TripFormPage, type TripFormPageProps } from "../../views/trips/trip-form-page.tsx";
import { TripsPage } from "../../views/trips/trips-page.tsx";
import type { ReflectionSite } from "../site.ts";
import { addBringRoutes } from "./bring.tsx";
import { addDigestRoutes } from "./digest.tsx";

const one = "/trips/:id{[0-9a-f-]{36}}";

/** Trips: what those who went to a conference bring back for their team. */
export function addTripRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/trips", (c) => list(c, site));
  app.get("/trips/new", (c) => {
    forEmployed(c);
    return form(c, site, { id: undefined, text: { title: "", place: "", from: "", to: "" }, problems: [] });
  });
  app.post("/trips", async (c) => {
    const viewer = forEmployed(c);
    const text = sentTrip(await readForm(c));
    const facts = readTrip(text);
    if ("problems" in facts) return form(c, site, { id: undefined, text, problems: facts.problems });
    const id = await makeTrip(site.db, viewer, { tenantId: officeOf(viewer), facts });
    setFlash(c, { message: "Added. Bring what you wrote, and tell the others." });
    return seeOther(c, `/trips/${id}`);
  });
  addDigestRoutes(app, site);
  addBringRoutes(app, site);
  addChangeRoutes(app, site);
}

function addChangeRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(`${one}/change`, async (c) => {
    const trip = await tripOf(site.db, signedIn(c), c.req.param("id"));
    if (!isPermitted(signedIn(c), "change trips", subjectOf(trip)))
      throw new NotFound("It may be gone, or it is not yours to change.");
    return form(c, site, { id: trip.id, text: trip, problems: [] });
  });
  app.post(`${one}/change`, async (c) => {
    const [viewer, id] = [signedIn(c), c.req.param("id")];
    const text = sentTrip(await readForm(c));
    await tripOf(site.db, viewer, id);
    const facts = readTrip(text);
    if ("problems" in facts) return form(c, site, { id, text, problems: facts.problems });
    await changeTrip(site.db, viewer, { id, facts });
    setFlash(c, { message: "Changed." });
    return seeOther(c, `/trips/${id}`);
  });
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await removeTrip(site.db, signedIn(c), { id, isRemoved: true });
    setFlash(c, { message: "Removed. What people wrote is theirs still.", undo: `/trips/${id}/restoration` });
    return seeOther(c, "/trips");
  });
  app.post(`${one}/restoration`, async (c) => {
    const id = c.req.param("id");
    await removeTrip(site.db, signedIn(c), { id, isRemoved: false });
    setFlash(c, { message: "The trip is back." });
    return seeOther(c, `/trips/${id}`);
  });
}

function forEmployed(c: WebContext) {
  const viewer = signedIn(c);
  if (viewer.positions.length === 0) throw new NotFound("You work for no library here, so there is no team.");
  return viewer;
}

function form(c: WebContext, site: ReflectionSite, shown: Omit<TripFormPageProps, "shell" | "csrfToken">) {
  const page = <TripFormPage shell={site.shell(c)} csrfToken={csrfToken(c)} {...shown} />;
  return c.html(page, shown.problems.length > 0 ? 422 : 200);
}

function sentTrip(sent: SentValues): TripText {
  return {
    title: sentText(sent, "title"),
    place: sentText(sent, "place"),
    from: sentText(sent, "from"),
    to: sentText(sent, "to"),
  };
}

async function list(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const trips = await tripsOf(site.db, viewer);
  const reader = await readerOf(site.db, viewer);
  const counts = await filedCounts(
    site.db,
    reader,
    trips.map(({ id }) => `trip:${id}`),
  );
  return c.html(
    <TripsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      trips={trips.map((trip) => ({
        id: trip.id,
        title: trip.title,
        lede: tripLede(trip),
        count: counts.get(`trip:${trip.id}`) ?? 0,
      }))}
    />,
  );
}
