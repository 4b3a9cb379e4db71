import { csrfToken, seeOther, setFlash, takeFlash, type WebApp, type WebContext } from "#platform/http";
import { localDay, now } from "#platform/time";
import { signedIn } from "#modules/people";
import { dismissPrompt } from "../../actions/writing/dismiss-prompt.ts";
import { askingIn } from "../../queries/communities/asking.ts";
import { ownCommunities } from "../../queries/communities/communities.ts";
import { journalOf } from "../../queries/journals/journals.ts";
import { newNotices, takeNotices } from "../../queries/journals/notices.ts";
import { moderatedRooms } from "../../queries/moderation/reports.ts";
import { useQuestions } from "../../queries/using/use-questions.ts";
import { draftsOf } from "../../queries/writing/drafts.ts";
import { ownReflections } from "../../queries/writing/own-reflections.ts";
import { reflectionPrompt } from "../../queries/writing/prompts.ts";
import { readersWords } from "../../rules/communities/readers-words.ts";
import { placeText, readPlace } from "../../rules/streams/cursor.ts";
import { dayWords, whenWords } from "../../rules/words/when-words.ts";
import { excerptLength, excerptOf, headlineOf } from "../../rules/writing/headline.ts";
import { DeskPage } from "../../views/journals/desk-page.tsx";
import { NoticesPage } from "../../views/journals/notices-page.tsx";
import { topicNames } from "../reading/listed.ts";
import type { ReflectionSite } from "../site.ts";

const perPage = 20;

/** One's own journal, and what others said. */
export function addDeskRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/journal", (c) => show(c, site));
  app.get("/journal/notices", async (c) => {
    const viewer = signedIn(c);
    const zone = viewer.zone ?? site.zone;
    const notices = await takeNotices(site.db, viewer);
    const questions = await useQuestions(site.db, viewer.accountId, { today: localDay(zone, now()) });
    return c.html(
      <NoticesPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        questions={questions.map(({ afterDays, id, title }) => ({ entryId: id, afterDays, title }))}
        notices={notices.map((each) => ({ ...each, on: dayWords(each.madeAt, zone) }))}
      />,
    );
  });
  const one = "/journal/prompts/:entry{[0-9a-f-]{36}}/dismissal";
  app.post(one, async (c) => {
    const entryId = c.req.param("entry");
    await dismissPrompt(site.db, signedIn(c), { entryId, isDismissed: true });
    setFlash(c, {
      message: "You will not be asked about it again.",
      undo: `/journal/prompts/${entryId}/dismissal/removal`,
    });
    return seeOther(c, "/journal");
  });
  app.post(`${one}/removal`, async (c) => {
    await dismissPrompt(site.db, signedIn(c), { entryId: c.req.param("entry"), isDismissed: false });
    setFlash(c, { message: "You may be asked about it." });
    return seeOther(c, "/journal");
  });
}

async function show(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const { accountId } = viewer;
  const zone = viewer.zone ?? site.zone;
  const before = readPlace(c.req.query("before") ?? "");
  const own = await ownReflections(site.db, accountId, { before, limit: perPage + 1 });
  const shown = own.slice(0, perPage);
  const last = own.length > perPage ? shown.at(-1) : undefined;
  const prompt =
    before === undefined
      ? await reflectionPrompt(site.db, accountId, { today: localDay(zone, now()) })
      : undefined;
  const drafts = await draftsOf(site.db, accountId);
  const communities = await ownCommunities(site.db, viewer);
  const names = new Map(communities.map(({ id, name }) => [id, name]));
  return c.html(
    <DeskPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      prompt={
        prompt && { entryId: prompt.id, title: prompt.title, on: dayWords(`${prompt.on}T12:00:00Z`, "UTC") }
      }
      drafts={drafts.map(({ content, id, savedAt }) => ({
        id,
        headline: headlineOf(content),
        savedOn: whenWords(savedAt, zone),
      }))}
      reflections={shown.map(({ about, body, id, title, topics, writtenAt, ...each }) => ({
        id,
        title,
        about,
        excerpt: excerptOf(body, excerptLength),
        on: dayWords(writtenAt, zone),
        topicNames: topicNames(site, topics),
        levelName: readersWords(each, names),
      }))}
      next={last && `/journal?before=${encodeURIComponent(placeText({ at: last.writtenAt, id: last.id }))}`}
      handle={(await journalOf(site.db, accountId))?.handle}
      newNotices={await newNotices(site.db, accountId)}
      asking={[...(await askingIn(site.db, communities)).values()].reduce((sum, each) => sum + each, 0)}
      isEmployed={viewer.positions.length > 0}
      isModerator={moderatedRooms(viewer).length > 0 || communities.some(({ own }) => own.isKeeper)}
    />,
  );
}
