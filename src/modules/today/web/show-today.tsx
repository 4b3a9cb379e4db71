import { sampleNotice, waitingSourcesNotice } from "#modules/catalog";
import type { Viewer } from "#modules/people";
import { waitingNotice } from "#modules/planner";
import { csrfToken, takeFlash, type WebContext } from "#platform/http";
import { clockIn, now } from "#platform/time";
import { dayOf } from "../queries/day-of.ts";
import { greeting } from "../rules/greeting.ts";
import { TodayPage } from "../views/today-page.tsx";
import type { TodaySite } from "./site.ts";

/** The page; with what is wrong with the line that was sent, and the line kept. */
export async function showToday(
  c: WebContext,
  site: TodaySite,
  viewer: Viewer,
  wrong?: { readonly problem: string; readonly line: string },
): Promise<Response> {
  const at = now();
  if (wrong !== undefined) c.status(422);
  return c.html(
    <TodayPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      day={await dayOf(site, viewer, at)}
      greeting={greeting(Math.floor(clockIn(viewer.zone ?? site.zone, at).minuteOfDay / 60))}
      sample={await sampleNotice(c, site)}
      waiting={
        <>
          {await waitingNotice(site, viewer, at)}
          {await waitingSourcesNotice(c, site, viewer, at)}
        </>
      }
      wrong={wrong}
    />,
  );
}
