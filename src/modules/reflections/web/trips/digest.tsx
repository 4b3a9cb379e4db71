import { csrfToken, takeFlash, type WebApp, type WebContext } from "#platform/http";
import { isPermitted, signedIn } from "#modules/people";
import { subjectOf } from "../../actions/trips/keep-trip.ts";
import { filedCopies } from "../../queries/filing/filed-copies.ts";
import { ownFilings } from "../../queries/filing/own-filings.ts";
import { readerOf } from "../../queries/reading/reader-of.ts";
import { tripOf } from "../../queries/trips/trips.ts";
import { levelWords } from "../../rules/sharing/levels.ts";
import { digestMarkdown } from "../../rules/trips/digest-markdown.ts";
import { digestOf } from "../../rules/trips/digest.ts";
import { tripLede } from "../../rules/trips/trip-lede.ts";
import { headlineOf } from "../../rules/writing/headline.ts";
import { TripPage } from "../../views/trips/trip-page.tsx";
import type { ReflectionSite } from "../site.ts";

const one = "/trips/:id{[0-9a-f-]{36}}";
/** Up to so many letters all words stand on the page; above, how each begins. */
const mostLetters = 16_000;

/** What a team brought back: a page, and Markdown. No cache keeps either: a level may change at any time. */
export function addDigestRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(one, (c) => show(c, site));
  app.get(`${one}/digest.md`, async (c) => {
    const { digest, trip } = await digestFor(c, site);
    const text = digestMarkdown({
      title: trip.title,
      lede: tripLede(trip),
      digest,
      topicName: (topic) => site.words.names.get(topic) ?? topic,
      publicUrl: site.publicUrl,
    });
    return c.body(text, 200, {
      "content-type": "text/markdown; charset=utf-8",
      "content-disposition": `attachment; filename="trip-digest.md"`,
      "cache-control": "private, no-store",
    });
  });
}

async function digestFor(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const trip = await tripOf(site.db, viewer, c.req.param("id") ?? "");
  const reader = await readerOf(site.db, viewer);
  const filed = await filedCopies(site.db, reader, { roomId: trip.tenantId, belongsTo: `trip:${trip.id}` });
  return { viewer, trip, filed, digest: digestOf(filed) };
}

async function show(c: WebContext, site: ReflectionSite) {
  const { digest, filed, trip, viewer } = await digestFor(c, site);
  const own = await ownFilings(site.db, viewer.accountId, `trip:${trip.id}`);
  const shared = new Set(filed.map(({ id }) => id));
  return c.html(
    <TripPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      id={trip.id}
      title={trip.title}
      lede={tripLede(trip)}
      digest={digest}
      isWhole={filed.reduce((sum, { body }) => sum + body.length, 0) <= mostLetters}
      topicName={(topic) => site.words.names.get(topic) ?? topic}
      writeHref={`/journal/write?for=trip:${trip.tenantId}:${trip.id}`}
      own={own.map((each) => ({
        id: each.id,
        headline: headlineOf(each),
        levelName: levelWords[each.level].name,
        isShared: shared.has(each.id),
        session: each.session,
        tries: each.tries,
      }))}
      mayChange={isPermitted(viewer, "change trips", subjectOf(trip))}
    />,
  );
}
