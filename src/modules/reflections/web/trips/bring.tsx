import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isId } from "#platform/ids";
import { signedIn } from "#modules/people";
import { fileReflection, unfileReflection } from "../../actions/filing/file-reflection.ts";
import { bringableReflections } from "../../queries/trips/bringable.ts";
import { type Trip, tripOf } from "../../queries/trips/trips.ts";
import { findOwnReflection } from "../../queries/writing/own-reflections.ts";
import { levelWords } from "../../rules/sharing/levels.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import { BringPage } from "../../views/trips/bring-page.tsx";
import type { ReflectionSite } from "../site.ts";
import { chosenIds } from "../writing/chosen-ids.ts";

const one = "/trips/:id{[0-9a-f-]{36}}/reflections";
const mine = `${one}/:reflection{[0-9a-f-]{36}}`;

/** Bringing one's own reflections to a trip, saying of which session they are, and taking them out. */
export function addBringRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(one, async (c) => show(c, site, await askedTrip(c, site)));
  app.post(one, async (c) => {
    const [viewer, trip] = [signedIn(c), await askedTrip(c, site)];
    const chosen = chosenIds(await readForm(c), "reflections").filter((each) => isId(each));
    for (const reflectionId of chosen) {
      const own = await findOwnReflection(site.db, viewer.accountId, reflectionId);
      const session = (own?.about ?? "").slice(0, 200);
      await fileReflection(site.db, viewer, {
        reflectionId,
        filing: { place: placeOf(trip), session, tries: "" },
      });
    }
    setFlash(c, {
      message:
        chosen.length === 0
          ? "Nothing was ticked."
          : "Brought. Say below of which session each is, and what you want to try.",
    });
    return seeOther(c, `/trips/${trip.id}`);
  });
  app.post(mine, async (c) => {
    const [viewer, trip] = [signedIn(c), await askedTrip(c, site)];
    const sent = await readForm(c);
    await fileReflection(site.db, viewer, {
      reflectionId: c.req.param("reflection"),
      filing: { place: placeOf(trip), session: sentText(sent, "session"), tries: sentText(sent, "tries") },
    });
    setFlash(c, { message: "Kept." });
    return seeOther(c, `/trips/${trip.id}`);
  });
  app.post(`${mine}/removal`, async (c) => {
    const trip = await askedTrip(c, site);
    await unfileReflection(site.db, signedIn(c), {
      reflectionId: c.req.param("reflection"),
      belongsTo: `trip:${trip.id}`,
    });
    setFlash(c, { message: "Taken out of the trip. It stays in your journal." });
    return seeOther(c, `/trips/${trip.id}`);
  });
}

async function askedTrip(c: WebContext, site: ReflectionSite): Promise<Trip> {
  return tripOf(site.db, signedIn(c), c.req.param("id") ?? "");
}

function placeOf({ id, tenantId }: Trip) {
  return { kind: "trip", roomId: tenantId, id } as const;
}

async function show(c: WebContext, site: ReflectionSite, trip: Trip) {
  const { accountId } = signedIn(c);
  const own = await bringableReflections(site.db, accountId, {
    belongsTo: `trip:${trip.id}`,
    from: trip.from,
  });
  return c.html(
    <BringPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      id={trip.id}
      title={trip.title}
      writeHref={`/journal/write?for=trip:${trip.tenantId}:${trip.id}`}
      reflections={own.map((each) => ({
        id: each.id,
        label: `${headlineOf(each)} (${levelWords[each.level].name.toLowerCase()})`,
      }))}
    />,
  );
}
