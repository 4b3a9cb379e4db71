import { csrfToken, takeFlash, type WebContext } from "#platform/http";
import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { signedIn, tenantsOf, type Viewer } from "#modules/people";
import { type Assessment, assessmentsOf, sharingOf } from "../../queries/focus/assessments.ts";
import { employersNamed } from "../../queries/focus/employers-named.ts";
import { frameworksFor } from "../../queries/frameworks/own-frameworks.ts";
import { type Answers, keyOf, ratedGroups } from "../../rules/focus/assessment.ts";
import { PicturePage, type RatingColumn } from "../../views/focus/picture-page.tsx";
import type { PlannerSite } from "../site.ts";

/** A finished assessment beside an earlier one and what supervisors say. */
export async function showPicture(c: WebContext, site: PlannerSite, kept: Assessment) {
  const viewer = signedIn(c);
  const { sharedWith, views } = await sharingOf(site.db, viewer, kept.id);
  const frameworks = await frameworksFor(site, tenantsOf(viewer));
  const employers = await employersNamed(site.db, viewer);
  const on = (instant: string) => dayWords(localDay(viewer.zone ?? site.zone, instant));
  const columns: readonly RatingColumn[] = [
    { heading: "You", answers: kept.answers },
    ...(await earlierColumn(site, viewer, kept, on)),
    ...views.map(({ answers, byName }) => ({ heading: byName, answers })),
  ];
  return c.html(
    <PicturePage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      id={kept.id}
      title={kept.title}
      finishedOn={on(kept.finishedAt ?? kept.startedAt)}
      asked={kept.asked}
      columns={columns}
      groups={ratedGroups(kept.asked, kept.answers).map(({ framework, ...group }) => ({
        ...group,
        name: frameworks.get(framework)?.name ?? framework,
      }))}
      notes={views.filter(({ note }) => note !== "").map(({ byName, note }) => ({ byName, note }))}
      employers={employers.map((each) => ({ ...each, isShared: sharedWith.includes(each.tenantId) }))}
    />,
  );
}

/** The latest assessment before it in which any of the same headings was answered. */
async function earlierColumn(
  { db }: PlannerSite,
  { accountId }: Viewer,
  { asked, id, startedAt }: Assessment,
  on: (instant: string) => string,
): Promise<readonly RatingColumn[]> {
  const isAnswered = (answers: Answers) => asked.some((each) => answers[keyOf(each)] !== undefined);
  const earlier = (await assessmentsOf(db, accountId)).find(
    (each) =>
      each.id !== id &&
      each.finishedAt !== undefined &&
      each.startedAt <= startedAt &&
      isAnswered(each.answers),
  );
  if (earlier?.finishedAt === undefined) return [];
  return [{ heading: on(earlier.finishedAt), answers: earlier.answers }];
}
