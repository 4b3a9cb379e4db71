import { InvalidInput } from "#platform/errors";
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
import { isPermitted, permit, signedIn } from "#modules/people";
import { decideReport } from "../../actions/moderation/decide.ts";
import { allowPenNames } from "../../actions/moderation/pen-names.ts";
import { moderatedCommunities } from "../../queries/communities/moderated.ts";
import { fediverseRules } from "../../queries/fediverse/permission.ts";
import { penNameRules } from "../../queries/moderation/pen-names.ts";
import { isWaiting, moderatedRooms, type Report, reportQueue } from "../../queries/moderation/reports.ts";
import { reportReasons } from "../../rules/moderation/report.ts";
import { everyonesRoom } from "../../rules/sharing/rooms.ts";
import { dayWords } from "../../rules/words/when-words.ts";
import { ModerationPage, type ShownReport } from "../../views/moderation/moderation-page.tsx";
import type { ReflectionSite } from "../site.ts";

const page = "/reflections/moderation";

/** What was reported, for who moderates a room. */
export function addModerationRoutes(app: WebApp, site: ReflectionSite): void {
  app.get(page, (c) => show(c, site));
  app.post(`${page}/pen-names`, async (c) => {
    const sent = await readForm(c);
    const isAllowed = sentText(sent, "allowed") === "yes";
    await allowPenNames(site.db, signedIn(c), { tenantId: sentText(sent, "room"), isAllowed });
    setFlash(c, { message: isAllowed ? "Pen names are allowed." : "Names are asked for from now on." });
    return seeOther(c, page);
  });
  app.post(`${page}/:room{[0-9a-f-]{36}}/:id{[0-9a-f-]{36}}`, async (c) => {
    const sent = await readForm(c);
    const [id, roomId] = [c.req.param("id"), c.req.param("room")];
    const isHidden = sentText(sent, "do") === "hide";
    try {
      await decideReport(site.db, signedIn(c), { id, roomId, isHidden, because: sentText(sent, "because") });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      c.status(422);
      return show(c, site, { id, message: error.problems[0]?.message ?? "" });
    }
    setFlash(c, { message: isHidden ? "Hidden. Its writer reads why." : "Everyone can see it." });
    return seeOther(c, page);
  });
}

async function show(
  c: WebContext,
  site: ReflectionSite,
  problem?: { readonly id: string; readonly message: string },
) {
  const viewer = signedIn(c);
  const rooms = moderatedRooms(viewer);
  const communities = await moderatedCommunities(site.db, viewer, rooms);
  if (rooms.length === 0 && communities.length === 0)
    permit(viewer, "moderate reflections", { tenantId: viewer.positions[0]?.tenantId ?? everyonesRoom });
  const rules = await penNameRules(site.db, viewer);
  const names = new Map([
    ...rules.map(({ name, roomId }) => [roomId, name] as const),
    ...communities.map(({ id, name }) => [id, name] as const),
  ]);
  const reports = await reportQueue(site.db, [...rooms, ...communities.map(({ id }) => id)]);
  const zone = viewer.zone ?? site.zone;
  return c.html(
    <ModerationPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      problem={problem}
      reports={reports.map((each) => shown(each, { names, zone }))}
      elsewhere={(await fediverseRules(site.db, viewer)).filter(({ tenantId }) =>
        isPermitted(viewer, "open journals to other servers", { tenantId }),
      )}
      penNames={rules.filter(({ roomId }) => rooms.includes(roomId))}
    />,
  );
}

function shown(
  report: Report,
  { names, zone }: { readonly names: ReadonlyMap<string, string>; readonly zone: string },
): ShownReport {
  const { appeal, appealDecision, appealOutcome, decision, outcome } = report;
  return {
    ...report,
    where: names.get(report.roomId) ?? "What everyone reads",
    reason: reportReasons.find(({ value }) => value === report.reason)?.label ?? report.reason,
    on: dayWords(report.madeAt, zone),
    state:
      appealOutcome ?? (appeal === undefined ? (outcome === "kept" ? "left as it is" : outcome) : "appeal"),
    isWaiting: isWaiting(report),
    appeal: appealOutcome === undefined ? appeal : undefined,
    decision: [decision, appealDecision].filter((words) => words !== "").join(" · "),
  };
}
