import { InvalidInput, NotFound } from "#platform/errors";
import {
  csrfToken,
  readForm,
  seeOther,
  sentText,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now } from "#platform/time";
import { officeOf, signedIn, tenantsOf } from "#modules/people";
import { answerUse, takeBackUse } from "../../actions/using/answer-use.ts";
import { chooseUses } from "../../actions/using/choose-uses.ts";
import { ownUses } from "../../queries/using/own-uses.ts";
import { useChoices, useQuestions } from "../../queries/using/use-questions.ts";
import { usedAtWork } from "../../queries/using/used-at-work.ts";
import { type AfterDays, isUseAnswer, useWords } from "../../rules/using/use.ts";
import { UsedPage } from "../../views/using/used-page.tsx";
import { type ShownUse, UsesPage } from "../../views/using/uses-page.tsx";
import type { ReflectionSite } from "../site.ts";

/** Whether one used what one learned: answering, looking back, and what got used at work. */
export function addUseRoutes(app: WebApp, site: ReflectionSite): void {
  app.get("/journal/used", (c) => show(c, site));
  app.post("/journal/used", async (c) => {
    const viewer = signedIn(c);
    const sent = await readForm(c);
    await chooseUses(site.db, viewer, {
      isAsked: sentText(sent, "asked") !== "",
      isCounted: sentText(sent, "counted") !== "" && viewer.positions.length > 0,
    });
    setFlash(c, { message: "Kept." });
    return seeOther(c, "/journal/used");
  });
  app.get("/reflections/used", (c) => showAtWork(c, site));
  const one = "/journal/uses/:entry{[0-9a-f-]{36}}/:after{30|90}";
  app.post(one, async (c) => {
    const viewer = signedIn(c);
    const sent = await readForm(c);
    const answer = sentText(sent, "answer");
    if (!isUseAnswer(answer) && answer !== "put away")
      throw new InvalidInput([{ where: "answer", message: "Choose one of the answers." }]);
    const [entryId, afterDays] = asked(c);
    await answerUse(site.db, viewer, { entryId, afterDays, answer, words: sentText(sent, "words") });
    setFlash(c, {
      message: answer === "put away" ? "You are not asked about it again." : `Noted: ${useWords[answer]}.`,
      undo: `/journal/uses/${entryId}/${afterDays}/removal`,
    });
    return seeOther(c, sentText(sent, "back") === "today" ? "/" : "/journal/used");
  });
  app.post(`${one}/removal`, async (c) => {
    const [entryId, afterDays] = asked(c);
    await takeBackUse(site.db, signedIn(c), { entryId, afterDays });
    setFlash(c, { message: "Your answer is taken back." });
    return seeOther(c, "/journal/used");
  });
}

function asked(c: WebContext): readonly [entryId: string, afterDays: AfterDays] {
  return [c.req.param("entry") ?? "", c.req.param("after") === "90" ? 90 : 30];
}

async function show(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  const { accountId } = viewer;
  const today = localDay(viewer.zone ?? site.zone, now());
  const questions = await useQuestions(site.db, accountId, { today });
  return c.html(
    <UsesPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      questions={questions.map(({ afterDays, id, title }) => ({ entryId: id, afterDays, title }))}
      topics={await usesByTopic(site, accountId)}
      {...await useChoices(site.db, accountId)}
      isEmployed={viewer.positions.length > 0}
    />,
  );
}

/** What has several topics stands under each; what has none, at the end. */
async function usesByTopic({ db, words }: ReflectionSite, accountId: string) {
  const found = new Map<string, ShownUse[]>();
  const others: ShownUse[] = [];
  for (const { about, afterDays, answer, entryId, topics, words: said } of await ownUses(db, accountId)) {
    if (answer === "put away") continue;
    const label = `${useWords[answer]}, after ${afterDays} days`;
    const shown = { entryId, afterDays, about, label, words: said };
    if (topics.length === 0) others.push(shown);
    for (const topic of topics) found.set(topic, [...(found.get(topic) ?? []), shown]);
  }
  const named = [...found].map(([topic, uses]) => ({ name: words.names.get(topic) ?? topic, uses }));
  return [
    ...named.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    ...(others.length === 0 ? [] : [{ name: "Without a topic", uses: others }]),
  ];
}

async function showAtWork(c: WebContext, site: ReflectionSite) {
  const viewer = signedIn(c);
  if (viewer.positions.length === 0) throw new NotFound("You work for no library here.");
  const thisMonth = now().slice(0, 7);
  const employers = [];
  for (const tenantId of tenantsOf(viewer).filter((each) => each !== viewer.accountId)) {
    const topics = await usedAtWork(site.db, viewer, { tenantId, thisMonth });
    const position = viewer.positions.find((each) => each.tenantId === tenantId);
    const isOnly = tenantId === officeOf(viewer) && tenantsOf(viewer).length === 2;
    employers.push({
      name: isOnly ? undefined : position?.organisationName,
      topics: topics.map(({ topic, ...told }) => ({ ...told, name: site.words.names.get(topic) ?? topic })),
    });
  }
  return c.html(<UsedPage shell={site.shell(c)} employers={employers} />);
}
