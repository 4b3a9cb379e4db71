import { csrfToken, seeOther, setFlash, takeFlash, type WebApp } from "#platform/http";
import { digest } from "#platform/secrets";
import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { signedIn } from "#modules/people";
import { renewCalendar, revokeCalendar } from "../../actions/plan/keep-calendar.ts";
import { calendarMadeAt, planByCalendar } from "../../queries/plan/calendars.ts";
import { recordPlans } from "../../queries/plan/planned-on-record.ts";
import { planLines } from "../../rules/plan/plan-lines.ts";
import { planCalendar } from "../../rules/plan/plan-calendar.ts";
import { CalendarPage } from "../../views/plan/calendar-page.tsx";
import type { PlannerSite } from "../site.ts";

/** What the flash holds is the secret alone: it is shown as an address, once. */
const secretMark = "calendar:";

/** The plan in someone's calendar, by an address that only they know. */
export function addCalendarRoutes(app: WebApp, site: PlannerSite): void {
  app.get("/plan/calendar", async (c) => {
    const { accountId, zone } = signedIn(c);
    const flash = takeFlash(c);
    const made = await calendarMadeAt(site.db, accountId);
    const secret = flash?.message.startsWith(secretMark) ? flash.message.slice(secretMark.length) : undefined;
    return c.html(
      <CalendarPage
        shell={site.shell(c)}
        csrfToken={csrfToken(c)}
        flash={secret === undefined ? flash : undefined}
        address={secret && `${site.publicUrl}/plan/calendar/${secret}.ics`}
        made={made && dayWords(localDay(zone ?? site.zone, made))}
      />,
    );
  });
  app.post("/plan/calendar", async (c) => {
    setFlash(c, { message: `${secretMark}${await renewCalendar(site.db, signedIn(c).accountId)}` });
    return seeOther(c, "/plan/calendar");
  });
  app.post("/plan/calendar/removal", async (c) => {
    await revokeCalendar(site.db, signedIn(c).accountId);
    setFlash(c, { message: "The address leads nowhere any more." });
    return seeOther(c, "/plan/calendar");
  });
  app.get("/plan/calendar/:file", async (c) => {
    const [, secret = ""] = /^([A-Za-z0-9_-]{20,64})\.ics$/u.exec(c.req.param("file")) ?? [];
    const { accountId, ready } = await planByCalendar(site.db, secret);
    const onRecord = ready === undefined ? [] : await recordPlans(site, accountId, ready.plan);
    const lines = ready === undefined ? [] : planLines(ready.plan, onRecord);
    const text = planCalendar(lines, {
      owner: digest(accountId).slice(0, 12),
      number: ready?.number ?? 0,
      madeAt: ready?.madeAt ?? "2000-01-01T00:00:00Z",
      publicUrl: site.publicUrl,
      from: ready?.plan.from ?? "2000-01-01",
    });
    const tag = `"${digest(text)}"`;
    const headers = { etag: tag, "cache-control": "private, no-cache" };
    if (c.req.header("if-none-match") === tag) return c.body(null, 304, headers);
    return c.body(text, 200, {
      ...headers,
      "content-type": "text/calendar; charset=utf-8",
      "content-disposition": 'inline; filename="plan.ics"',
    });
  });
}
