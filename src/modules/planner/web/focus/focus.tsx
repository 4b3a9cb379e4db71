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
import { localDay } from "#platform/time";
import { dayWords } from "#platform/words";
import { signedIn, type Viewer } from "#modules/people";
import {
  chooseRole,
  keepFocalPoints,
  passOver,
  takeBackFocalPoints,
} from "../../actions/focus/choose-focus.ts";
import { replanForFocus } from "../../actions/plan/replan-for-focus.ts";
import type { Assessment } from "../../queries/focus/assessments.ts";
import { type KeptFocalPoints, keptFocalPoints } from "../../queries/focus/focal-points-of.ts";
import { type GatheredFocus, gatherFocus, todayOf } from "../../queries/focus/focus-evidence.ts";
import { countsByMonth } from "../../rules/focus/asked-topics.ts";
import { answeredCount } from "../../rules/focus/assessment.ts";
import {
  type FocalPoint,
  pinFocalPoint,
  proposeFocalPoints,
  swapFocalPoint,
} from "../../rules/focus/focal-points.ts";
import { type RankedTopic, rankTopics } from "../../rules/focus/rank-topics.ts";
import { FocusPage } from "../../views/focus/focus-page.tsx";
import type { PlannerSite } from "../site.ts";
import { placesOf } from "./note-places.ts";

const start = "/plan/focus";
const mostEarlier = 12;

/** What to grow in: the page, and what is chosen on it. */
export function addFocusPage(app: WebApp, site: PlannerSite): void {
  app.get(start, (c) => show(c, site));
  app.post(`${start}/role`, async (c) => {
    const viewer = signedIn(c);
    const sent = sentText(await readForm(c), "role");
    const role = site.focusPacks().roles.find(({ id }) => id === sent);
    if (role === undefined) {
      setFlash(c, { message: "Choose what comes closest to your work." });
      return seeOther(c, start);
    }
    await chooseRole(site.db, viewer, role.id);
    setFlash(c, { message: `Your work: ${role.name.toLowerCase()}.` });
    return seeOther(c, start);
  });
  app.post(`${start}/points`, (c) => choose(c, site));
  app.post(`${start}/points/:id{[0-9a-f-]{36}}/removal`, async (c) => {
    const viewer = signedIn(c);
    await takeBackFocalPoints(site.db, viewer, c.req.param("id"));
    const hasFocus = (await keptFocalPoints(site.db, viewer.accountId, 1)).length > 0;
    const isReplanned = hasFocus && (await replanForFocus(site.db, viewer.accountId));
    setFlash(c, { message: `Taken back: it is as it was before.${isReplanned ? replanned : ""}` });
    return seeOther(c, start);
  });
}

/** All that the page and its choices go by. */
interface Desk extends GatheredFocus {
  readonly ranked: readonly RankedTopic[];
  readonly kept: readonly KeptFocalPoints[];
  /** Those that were kept, else those that are proposed. */
  readonly points: readonly FocalPoint[] | undefined;
  readonly proposed: readonly FocalPoint[] | undefined;
}

async function deskOf(site: PlannerSite, viewer: Viewer): Promise<Desk> {
  const gathered = await gatherFocus(site, viewer, todayOf(site, viewer));
  const ranked = rankTopics(gathered.evidence);
  const kept = await keptFocalPoints(site.db, viewer.accountId, mostEarlier);
  const pinned = kept[0]?.points.filter(({ isPinned }) => isPinned).map(({ id }) => id) ?? [];
  const { passedOver } = gathered.choices;
  const proposed = proposeFocalPoints(ranked, gathered.evidence.ratings, { pinned, passedOver });
  return { ...gathered, ranked, kept, proposed, points: kept[0]?.points ?? proposed };
}

async function show(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const desk = await deskOf(site, viewer);
  const { assessments, choices, evidence, kept, points, proposed, ranked } = desk;
  const [current, ...earlier] = kept;
  const nameOf = (topic: string) => evidence.topics.find(({ id }) => id === topic)?.name ?? topic;
  const keptOn = (made: string) => dayWords(localDay(viewer.zone ?? site.zone, made));
  const asked = evidence.requests.map(({ on, topic }) => ({ on, topics: [topic] }));
  return c.html(
    <FocusPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      flash={takeFlash(c)}
      today={evidence.today}
      points={points}
      keptOn={current && keptOn(current.madeAt)}
      newNames={(proposed ?? [])
        .filter(({ id }) => current !== undefined && !current.points.some((each) => each.id === id))
        .map(({ name }) => name)}
      ranked={ranked}
      passedOver={choices.passedOver.map(nameOf)}
      roles={site.focusPacks().roles}
      role={choices.role?.id}
      places={placesOf(viewer)}
      asked={countsByMonth(asked, { count: 3, today: evidence.today })
        .topics.slice(0, 4)
        .map(({ topic, total }) => `${nameOf(topic)} (${total})`)}
      assessment={assessmentCard(assessments, keptOn)}
      earlier={earlier.map((each) => ({
        on: keptOn(each.madeAt),
        names: each.points.map(({ name }) => name).join(", "),
      }))}
    />,
  );
}

function assessmentCard([latest]: readonly Assessment[], dayOf: (instant: string) => string) {
  const all = "/plan/focus/assessments";
  if (latest === undefined)
    return {
      sentence: "Rate yourself once, in ten minutes at most: what you are new to then weighs in.",
      href: all,
      label: "Begin",
    };
  const href = `${all}/${latest.id}`;
  if (latest.finishedAt !== undefined)
    return {
      sentence: `${latest.title}, finished on ${dayOf(latest.finishedAt)}.`,
      href,
      label: "Look at it",
    };
  const done = answeredCount(latest.asked, latest.answers);
  return { sentence: `${latest.title}: ${done} of ${latest.asked.length} answered.`, href, label: "Go on" };
}

async function choose(c: WebContext, site: PlannerSite) {
  const viewer = signedIn(c);
  const sent = await readForm(c);
  const desk = await deskOf(site, viewer);
  const [topic, instead] = [sentText(sent, "topic"), sentText(sent, "instead")];
  const change = changed(desk, sentText(sent, "do"), { topic, instead });
  if (change.passedOver !== undefined) await passOver(site.db, viewer, change.passedOver);
  if (change.points === undefined) {
    setFlash(c, { message: change.message });
    return seeOther(c, start);
  }
  const id = await keepFocalPoints(site.db, viewer, change.points);
  const isReplanned =
    !isSame(desk.kept[0]?.points, change.points) && (await replanForFocus(site.db, viewer.accountId));
  const message = `${change.message}${isReplanned ? replanned : ""}`;
  setFlash(c, { message, undo: `${start}/points/${id}/removal` });
  return seeOther(c, start);
}

/** Said after what was done. */
const replanned = " Your plan is worked out again with them.";

/** Which topics, and how much each weighs: all that a plan goes by. */
function isSame(kept: readonly FocalPoint[] | undefined, chosen: readonly FocalPoint[]): boolean {
  const said = (points: readonly FocalPoint[]) => points.map(({ id, weight }) => `${id} ${weight}`).join();
  return kept !== undefined && said(kept) === said(chosen);
}

interface Change {
  readonly message: string;
  readonly points?: readonly FocalPoint[] | undefined;
  readonly passedOver?: readonly string[] | undefined;
}

/** What a button of the page does. */
function changed(
  { choices, evidence, points, proposed, ranked }: Desk,
  asked: string,
  { instead, topic }: { readonly topic: string; readonly instead: string },
): Change {
  if (asked === "forget") return { message: "They may be proposed again.", passedOver: [] };
  if (points === undefined) return { message: "Choose what you do first: then three are proposed." };
  const nameOf = (id: string) => ranked.find((each) => each.id === id)?.name ?? id;
  switch (asked) {
    case "anew":
      return proposed === undefined
        ? { message: "There are not three to propose: let those you swapped away be proposed again." }
        : { message: "Proposed anew, and kept.", points: proposed };
    case "pin":
    case "unpin":
      return {
        message: asked === "pin" ? `“${nameOf(topic)}” stays.` : `“${nameOf(topic)}” may go again.`,
        points: pinFocalPoint(points, topic, asked === "pin"),
      };
    case "swap": {
      const swapped = swapFocalPoint(points, ranked, evidence.ratings, { away: topic, instead });
      if (swapped === points || !points.some(({ id }) => id === topic))
        return { message: "Nothing was swapped." };
      return {
        message: `Swapped “${nameOf(topic)}” for “${nameOf(instead)}”.`,
        points: swapped,
        passedOver: [...new Set([...choices.passedOver, topic])].filter((id) => id !== instead),
      };
    }
    default:
      return { message: "Kept. They weigh in your plan from now on.", points };
  }
}
