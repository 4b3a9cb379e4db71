import { csrfToken, readForm, seeOther, sentText, setFlash, takeFlash, type WebApp } from "#platform/http";
import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { signedIn } from "#modules/people";
import { answerShared } from "../../actions/focus/answer-shared.ts";
import { todayOf } from "../../queries/focus/focus-evidence.ts";
import { sharedAssessment, sharedWith } from "../../queries/focus/shared-assessments.ts";
import { fieldOf, sentAnswers } from "../../rules/focus/assessment.ts";
import { SharedListPage, SharedPage } from "../../views/focus/shared-pages.tsx";
import type { PlannerSite } from "../site.ts";

const all = "/plan/focus/shared";
const mostNote = 2000;

/** What those whom the viewer leads showed them, and how the viewer sees it. */
export function addSharedRoutes(app: WebApp, site: PlannerSite): void {
  const one = `${all}/:id{[0-9a-f-]{36}}`;
  const on = (instant: string) => dayWords(localDay(site.zone, instant));
  app.get(all, async (c) => {
    const viewer = signedIn(c);
    const shared = await sharedWith(site.db, viewer, todayOf(site, viewer));
    return c.html(
      <SharedListPage
        shell={site.shell(c)}
        shared={shared.map(({ finishedAt, id, own, staffName, title }) => ({
          id,
          staffName,
          title,
          finishedOn: on(finishedAt),
          answeredOn: own && on(own.changedAt),
        }))}
      />,
    );
  });
  app.get(one, async (c) => {
    const viewer = signedIn(c);
    const shared = await sharedAssessment(site.db, viewer, {
      id: c.req.param("id"),
      today: todayOf(site, viewer),
    });
    const { asked, finishedAt } = shared;
    return c.html(
      <SharedPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        {...shared}
        finishedOn={on(finishedAt)}
        asked={asked.map((each) => ({ ...each, field: fieldOf(asked, each) }))}
      />,
    );
  });
  app.post(one, async (c) => {
    const viewer = signedIn(c);
    const id = c.req.param("id");
    const today = todayOf(site, viewer);
    const { asked, staffName } = await sharedAssessment(site.db, viewer, { id, today });
    const sent = await readForm(c);
    const answers = sentAnswers(asked, (name) => sentText(sent, name));
    const note = sentText(sent, "note").trim().slice(0, mostNote);
    await answerShared(site.db, viewer, { id, answers, note, today });
    setFlash(c, { message: `Kept. ${staffName} sees it beside their own view.` });
    return seeOther(c, `${all}/${id}`);
  });
}
