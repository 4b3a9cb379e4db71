import { inTenants } from "#platform/db";
import { InvalidInput } from "#platform/errors";
import {
  csrfToken,
  parseQuery,
  seeOther,
  setFlash,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { isId } from "#platform/ids";
import { jobProgress } from "#platform/jobs";
import { isPermitted, tenantsOf } from "#modules/people";
import type { FieldProblem } from "#ui";
import { z } from "zod";
import { addToAttendance } from "../../actions/sessions/add-to-attendance.ts";
import { awardCredit, awarderOf, revokeAward } from "../../actions/sessions/award-credit.ts";
import {
  attendanceCounts,
  attendanceLine,
  attendanceLines,
  ownAttendance,
} from "../../queries/sessions/attendance-lines.ts";
import { totalSeconds } from "../../rules/attendance/spans.ts";
import { creditRulesOf, meetingsOf } from "../../rules/sessions/session.ts";
import { PersonPage } from "../../views/sessions/person-page.tsx";
import { type HeldView, SessionPage } from "../../views/sessions/session-page.tsx";
import type { CreditSite } from "../site.ts";
import { topicNames } from "../topic-names.ts";
import { type Asked, one, sessionAsked, textOf } from "./asked.ts";

const pageSize = 50;

/** One session: who came, one person's attendance, and awarding credit. */
export function addOneSessionRoutes(app: WebApp, site: CreditSite): void {
  app.get(one, (c) => show(c, site));
  app.get(`${one}/people/:person`, async (c) =>
    person(c, site, await sessionAsked(c, site, "see sessions"), { text: {}, problems: [] }),
  );
  app.post(`${one}/people/:person/excuse`, (c) => excuse(c, site));
  app.post(`${one}/awards`, (c) => award(c, site));
  app.post(`${one}/people/:person/revocation`, (c) => revoke(c, site));
}

const parameters = z.object({
  show: z.literal("set-apart").optional().catch(undefined),
  after: z.string().max(300).optional(),
  job: z.uuid().optional().catch(undefined),
  still: z.literal("yes").optional().catch(undefined),
});

async function show(c: WebContext, site: CreditSite) {
  const asked = await sessionAsked(c, site, "see sessions");
  const { viewer, session } = asked;
  const { staffIds } = awarderOf(viewer, session.tenantId);
  const own = await inTenants(site.db, tenantsOf(viewer), async (tx) => ownAttendance(tx, session, staffIds));
  const held = isPermitted(viewer, "hold sessions", session.subject)
    ? await heldView(c, site, asked)
    : undefined;
  return c.html(
    <SessionPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      session={session}
      topicNames={topicNames(site, session.topics)}
      own={own}
      held={held && { ...held, ...ownLeft(held, own) }}
    />,
  );
}

function ownLeft(held: HeldView, own: { readonly state: string; readonly award: unknown } | undefined) {
  if (held.awarding === undefined) return {};
  const isOwnLeft = own?.state === "qualifies" && own.award === undefined;
  return { awarding: { ...held.awarding, isOwnLeft } };
}

async function heldView(c: WebContext, site: CreditSite, { viewer, session }: Asked): Promise<HeldView> {
  const query = parseQuery(c, parameters);
  const showsSetApart = query.show !== undefined;
  const [id = "", ...name] = (query.after ?? "").split("_");
  const after = isId(id) ? { id, name: name.join("_") } : undefined;
  const job = query.job === undefined ? undefined : await jobProgress(site.db, session.tenantId, query.job);
  const isRunning = job?.state === "waiting" || job?.state === "running";
  const looksAgain = isRunning && query.still === undefined;
  if (looksAgain) c.header("refresh", "3");
  return inTenants(site.db, tenantsOf(viewer), async (tx) => {
    const people = await attendanceLines(tx, session, {
      states: showsSetApart ? ["set apart"] : ["qualifies", "short", "ambiguous"],
      after,
      limit: pageSize,
    });
    const last = people.length === pageSize ? people.at(-1) : undefined;
    const more = new URLSearchParams({
      ...(showsSetApart && { show: "set-apart" }),
      after: `${last?.id}_${last?.name.toLowerCase()}`,
    });
    const counts = await attendanceCounts(tx, session, awarderOf(viewer, session.tenantId));
    return {
      counts,
      people,
      showsSetApart,
      next: last && `/sessions/${session.id}?${more.toString()}`,
      awarding: isPermitted(viewer, "award credit", session.subject)
        ? {
            toAwardCount: counts.toAward,
            isOwnLeft: false,
          }
        : undefined,
      job: job && { done: job.done, total: job.total, state: job.state, looksAgain },
    };
  });
}

async function award(c: WebContext, site: CreditSite) {
  const { viewer, session } = await sessionAsked(c, site, "award credit");
  const result = await awardCredit(site.db, viewer, session.id);
  const path = `/sessions/${session.id}`;
  if ("jobId" in result) {
    setFlash(c, { message: "Credit is being awarded." });
    return seeOther(c, result.jobId === undefined ? path : `${path}?job=${result.jobId}`);
  }
  const { awarded } = result;
  setFlash(c, {
    message:
      awarded === 0
        ? "Nothing was left to award."
        : `Awarded credit to ${awarded} ${awarded === 1 ? "person" : "people"}.`,
  });
  return seeOther(c, path);
}

interface Typed {
  readonly text: Readonly<Record<string, string>>;
  readonly problems: readonly FieldProblem[];
}

async function person(c: WebContext, site: CreditSite, asked: Asked, { text, problems }: Typed) {
  const { viewer, session } = asked;
  const mayHold = isPermitted(viewer, "hold sessions", session.subject);
  const own = awarderOf(viewer, session.tenantId);
  const attendance = await inTenants(site.db, tenantsOf(viewer), async (tx) => {
    const line = await attendanceLine(tx, session, c.req.param("person") ?? "");
    // Everyone sees their own; others are not theirs to know of.
    const isOwn = line.staffId !== undefined && own.staffIds.includes(line.staffId);
    return mayHold || isOwn ? { ...line, isOwn } : attendanceLine(tx, session, "");
  });
  const isOwn = "isOwn" in attendance && attendance.isOwn;
  if (problems.length > 0) c.status(422);
  return c.html(
    <PersonPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      done={takeFlash(c)}
      session={session}
      rules={creditRulesOf(session)}
      attendance={attendance}
      mayExcuse={mayHold && !isOwn && attendance.state !== "set apart"}
      mayRevoke={isPermitted(viewer, "award credit", session.subject)}
      text={text}
      problems={problems}
    />,
  );
}

async function excuse(c: WebContext, site: CreditSite) {
  const asked = await sessionAsked(c, site, "hold sessions");
  const { viewer, session } = asked;
  const text = await textOf(c);
  const typed = { minutes: text("minutes"), reason: text("reason") };
  const line = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    attendanceLine(tx, session, c.req.param("person") ?? ""),
  );
  const minutes = Number(typed.minutes);
  const most = Math.ceil(totalSeconds(meetingsOf(session)) / 60);
  const problems: FieldProblem[] = [];
  if (typed.minutes === "" || !(Number.isInteger(minutes) && minutes >= 0 && minutes <= most))
    problems.push({ where: "minutes", message: `Write whole minutes, at most the session’s ${most}.` });
  if (typed.reason.trim() === "") problems.push({ where: "reason", message: "Say why." });
  if (problems.length > 0) return person(c, site, asked, { text: typed, problems });
  try {
    const id = await addToAttendance(site.db, viewer, {
      sessionId: session.id,
      addition: {
        kind: "excused",
        key: line.personKey,
        minutes,
        reason: typed.reason.trim().slice(0, 500),
      },
    });
    setFlash(c, {
      message: `Set ${minutes} minutes for ${line.name}.`,
      undo: `/sessions/${session.id}/additions/${id}/removal`,
    });
    return seeOther(c, `/sessions/${session.id}/people/${line.id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return person(c, site, asked, { text: typed, problems: error.problems });
  }
}

async function revoke(c: WebContext, site: CreditSite) {
  const asked = await sessionAsked(c, site, "award credit");
  const { viewer, session } = asked;
  const because = (await textOf(c))("because");
  const line = await inTenants(site.db, tenantsOf(viewer), async (tx) =>
    attendanceLine(tx, session, c.req.param("person") ?? ""),
  );
  if (line.award === undefined) return seeOther(c, `/sessions/${session.id}/people/${line.id}`);
  try {
    await revokeAward(site.db, viewer, { sessionId: session.id, awardId: line.award.id, because });
    setFlash(c, { message: `Revoked the award of ${line.name}. Awarding again gives a new one.` });
    return seeOther(c, `/sessions/${session.id}`);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return person(c, site, asked, { text: { because }, problems: error.problems });
  }
}
