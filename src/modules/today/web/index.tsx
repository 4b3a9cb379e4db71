import { z } from "zod";
import { signedIn, viewerOf } from "#modules/people";
import { csrfToken, parseForm, seeOther, setFlash, takeFlash, type WebApp } from "#platform/http";
import { dayText } from "#modules/catalog";
import { putAway, takeBack } from "../actions/put-away.ts";
import { putAwayBy } from "../queries/put-away.ts";
import { isThing, type Thing } from "../rules/thing.ts";
import { PutAwayPage } from "../views/put-away-page.tsx";
import { addPromptRoutes } from "./prompt.ts";
import { showToday } from "./show-today.tsx";
import type { TodaySite } from "./site.ts";

const thing = z
  .string()
  .refine((sent): sent is Thing => isThing(sent), "There is nothing of this kind on the page.");
const title = z.string().trim().min(1).max(400);

/** The page of one's day, and what was put away from it. Visitors, who have no day here, are led to Find. */
export function addTodayRoutes(app: WebApp, site: TodaySite): void {
  app.get("/", async (c) => {
    const viewer = viewerOf(c);
    return viewer === undefined ? c.redirect("/find", 302) : showToday(c, site, viewer);
  });
  app.get("/today/put-away", async (c) => {
    const { accountId, zone = site.zone } = signedIn(c);
    const things = await putAwayBy(site.db, accountId);
    return c.html(
      <PutAwayPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={takeFlash(c)}
        things={things.map(({ putAwayAt, ...each }) => ({ ...each, on: dayText(putAwayAt, zone) }))}
      />,
    );
  });
  addPutAwayRoutes(app, site);
  addPromptRoutes(app, site);
}

function addPutAwayRoutes(app: WebApp, { db }: TodaySite): void {
  app.post("/today/put-away", async (c) => {
    const viewer = signedIn(c);
    const sent = await parseForm(c, z.object({ thing, title }));
    await putAway(db, viewer, sent);
    setFlash(c, {
      message: `“${sent.title}” is not proposed to you again.`,
      undo: `/today/take-back/${sent.thing}`,
    });
    return seeOther(c, "/");
  });
  app.post("/today/take-back/:thing", async (c) => {
    const which = c.req.param("thing");
    if (isThing(which)) await takeBack(db, signedIn(c), which);
    setFlash(c, { message: "It may be proposed to you again." });
    return seeOther(c, "/");
  });
  app.post("/today/take-back", async (c) => {
    const viewer = signedIn(c);
    await takeBack(db, viewer, (await parseForm(c, z.object({ thing }))).thing);
    setFlash(c, { message: "It may be proposed to you again." });
    return seeOther(c, "/today/put-away");
  });
}
