import type { FieldProblem } from "#ui";
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
import { parseDate } from "#platform/time";
import { topicsInWords } from "#modules/catalog";
import { signedIn, type Viewer } from "#modules/people";
import { changeRequest, noteRequest, removeRequest } from "../../actions/focus/note-request.ts";
import { todayOf } from "../../queries/focus/focus-evidence.ts";
import { requestNote, requestNotes } from "../../queries/focus/requests.ts";
import { countsByMonth, lastMonths, notedTopics } from "../../rules/focus/asked-topics.ts";
import { RequestPage, type RequestPageProps, RequestsPage } from "../../views/focus/request-pages.tsx";
import type { PlannerSite } from "../site.ts";
import { addDemandPage } from "./demand.tsx";
import { placesOf } from "./note-places.ts";
import { topicTable } from "./topic-table.ts";

const all = "/plan/focus/requests";
const mostShown = 60;
const monthsShown = 6;
const mostWords = 300;
const mostNote = 2000;

/** The request log. */
export function addRequestRoutes(app: WebApp, site: PlannerSite): void {
  const one = `${all}/:id{[0-9a-f-]{36}}`;
  app.get(all, (c) => show(c, site, {}, []));
  app.post(all, (c) => note(c, site));
  app.get(one, async (c) => {
    const form = await requestNote(site.db, signedIn(c).accountId, c.req.param("id"));
    return showOne(c, site, { form, id: form.id, isUnknown: c.req.query("new") === "yes", problems: [] });
  });
  app.post(one, (c) => change(c, site));
  app.post(`${one}/removal`, async (c) => {
    const id = c.req.param("id");
    await removeRequest(site.db, signedIn(c), { id, isRemoved: true });
    setFlash(c, { message: "Removed from the log.", undo: `${all}/${id}/restoration` });
    return seeOther(c, all);
  });
  app.post(`${one}/restoration`, async (c) => {
    await removeRequest(site.db, signedIn(c), { id: c.req.param("id"), isRemoved: false });
    setFlash(c, { message: "It is back in the log." });
    return seeOther(c, all);
  });
  addDemandPage(app, site);
}

async function show(c: WebContext, site: PlannerSite, sent: SentValues, problems: readonly FieldProblem[]) {
  const viewer = signedIn(c);
  const today = todayOf(site, viewer);
  const [first = today] = lastMonths(today, monthsShown);
  const notes = await requestNotes(site.db, viewer.accountId, `${first}-01`);
  const places = placesOf(viewer);
  return c.html(
    <RequestsPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      places={places}
      today={sentText(sent, "on") || today}
      words={sentText(sent, "words")}
      note={sentText(sent, "note")}
      problems={problems}
      counts={topicTable(site, countsByMonth(notes, { count: monthsShown, today }))}
      notes={notes.slice(0, mostShown).map(({ organisationId, topics, ...each }) => ({
        ...each,
        topicNames: topics.map((id) => site.words.names.get(id) ?? id),
        placeName: places.find((place) => place.organisationId === organisationId)?.name,
      }))}
      isCut={notes.length > mostShown}
    />,
    problems.length > 0 ? 422 : 200,
  );
}

/** What a form says of a request, and what is wrong with it. */
function readRequest(
  sent: SentValues,
  { today, viewer }: { readonly today: string; readonly viewer: Viewer },
) {
  const [words, note] = [sentText(sent, "words").trim(), sentText(sent, "note").trim()];
  const on = sentText(sent, "on") || today;
  const places = placesOf(viewer);
  const place = places.find(({ organisationId }) => organisationId === sentText(sent, "place")) ?? places[0];
  const problems: FieldProblem[] = [
    ...(words === "" ? [{ where: "words", message: "Write what you were asked for." }] : []),
    ...(words.length > mostWords
      ? [
          {
            where: "words",
            message: `Make it shorter: at most ${mostWords} letters; the rest may be a note.`,
          },
        ]
      : []),
    ...(note.length > mostNote
      ? [{ where: "note", message: `Make the note shorter: at most ${mostNote} letters.` }]
      : []),
    ...(parseDate(on) === undefined
      ? [{ where: "on", message: "Write a day as 2026-11-01." }]
      : on > today || on < "2000-01-01"
        ? [{ where: "on", message: "Choose a day that has been: today, or earlier." }]
        : []),
  ];
  const organisationId = sentText(sent, "counts") === "" ? undefined : place?.organisationId;
  return { request: { words, note, on, organisationId }, problems };
}

async function note(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const sent = await readForm(c);
  const { problems, request } = readRequest(sent, { viewer, today: todayOf(site, viewer) });
  if (problems.length > 0) return show(c, site, sent, problems);
  const { topics, unknown } = notedTopics(request.words, (text) => topicsInWords(text, site.words));
  const id = await noteRequest(site.db, viewer, { ...request, topics });
  if (topics.length === 0) return seeOther(c, `${all}/${id}?new=yes`);
  const names = topics.map((each) => site.words.names.get(each) ?? each).join(", ");
  const rest = unknown.length === 0 ? "" : ` Of “${unknown.join("”, “")}” no topic was recognized.`;
  setFlash(c, { message: `Noted: ${names}.${rest}`, undo: `${all}/${id}/removal` });
  return seeOther(c, sentText(sent, "from") === "focus" ? "/plan/focus" : all);
}

async function change(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const id = c.req.param("id") ?? "";
  const kept = await requestNote(site.db, viewer.accountId, id);
  const sent = await readForm(c);
  const { problems, request } = readRequest(sent, { viewer, today: todayOf(site, viewer) });
  const chosen = [sent["topics"] ?? []].flat();
  const topics = site.words.vocabulary.terms.topics
    .map((each) => each.id)
    .filter((each) => chosen.includes(each));
  if (problems.length > 0)
    return showOne(c, site, { form: { ...request, topics }, id, isUnknown: false, problems });
  // Other words name other topics, unless topics were chosen too.
  const isSame = topics.join() === [...kept.topics].toSorted().join() || topics.join() === kept.topics.join();
  const renamed =
    request.words !== kept.words && isSame
      ? notedTopics(request.words, (text) => topicsInWords(text, site.words)).topics
      : topics;
  await changeRequest(site.db, viewer, { id, request: { ...request, topics: renamed } });
  setFlash(c, { message: "Changed." });
  return seeOther(c, all);
}

function showOne(
  c: WebContext,
  site: PlannerSite,
  shown: Pick<RequestPageProps, "form" | "id" | "isUnknown" | "problems">,
) {
  const viewer = signedIn(c);
  return c.html(
    <RequestPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      today={todayOf(site, viewer)}
      topics={site.words.vocabulary.terms.topics}
      places={placesOf(viewer)}
      {...shown}
    />,
    shown.problems.length > 0 ? 422 : 200,
  );
}
