import {
  csrfToken,
  parseQuery,
  readForm,
  type SentValues,
  sentText,
  takeFlash,
  type WebApp,
  type WebContext,
} from "#platform/http";
import { localDay, now, parseInstant } from "#platform/time";
import { locateReader, noLongerOffered, sampleNotice } from "#modules/catalog";
import { credentialsOf } from "#modules/credit";
import { signedIn } from "#modules/people";
import type { FieldProblem } from "#ui";
import { z } from "zod";
import { growthOf } from "../../queries/plan/growth-of.ts";
import { homesOf } from "../../queries/plan/home-of.ts";
import { latestPlans, type OwnPlan, planChoices } from "../../queries/plan/kept-plans.ts";
import { isProposedTo } from "../../queries/team-plan/proposals.ts";
import { recordPlans } from "../../queries/plan/planned-on-record.ts";
import { isShownPlans } from "../../queries/plan/shared-plans.ts";
import { comparePlans } from "../../rules/plan/compare-plans.ts";
import { type LimitsText, readLimits, writeLimits } from "../../rules/plan/limits-form.ts";
import { isBesideRecord, planLines, stillToTake } from "../../rules/plan/plan-lines.ts";
import { firstInputs } from "../../rules/plan/plan-inputs.ts";
import { PlanPage } from "../../views/plan/plan-page.tsx";
import type { PlannerSite } from "../site.ts";
import { waitingNotice } from "../waiting.tsx";
import { planAnew } from "./work.ts";

/** The plan, and the form it is worked out from. */
export function addPlanPage(app: WebApp, site: PlannerSite): void {
  app.get("/plan", async (c) =>
    show(c, site, { isStill: parseQuery(c, pageParameters).still !== undefined }),
  );
  app.post("/plan", async (c) => {
    const viewer = signedIn(c);
    const { accountId, zone } = viewer;
    const before = (await planChoices(site.db, accountId))?.inputs ?? firstInputs;
    const text = textOf(await readForm(c));
    const { topics } = site.words.vocabulary.terms;
    const read = readLimits(text, {
      today: localDay(zone ?? site.zone, now()),
      before,
      topics: new Set(topics.map(({ id }) => id)),
      homes: new Set((await homesOf(site, viewer)).map(({ id }) => id)),
      isPlace: (words) => locateReader(words, site.words.gazetteer) !== undefined,
    });
    if ("problems" in read) {
      c.status(422);
      return show(c, site, { isStill: true, text, problems: read.problems });
    }
    return planAnew(c, site, read.inputs, "Worked out with your limits.");
  });
}

const pageParameters = z.object({ still: z.literal("yes").optional() });

/** How soon the page looks again; later where it says what was just done, so that this can be read and taken back. */
const [looksSoonSeconds, looksAfterSeconds, looksAfterFlashSeconds] = [2, 4, 20];

/** Some work takes seconds; one that takes minutes was ended with its server. */
const longestMilliseconds = 120_000;

interface Asked {
  /** A reader stopped the page from looking again; or what they typed would be gone with it. */
  readonly isStill: boolean;
  readonly text?: LimitsText;
  readonly problems?: readonly FieldProblem[];
}

async function show(c: WebContext, site: PlannerSite, asked: Asked) {
  const viewer = signedIn(c);
  const { accountId, positions } = viewer;
  const choices = await planChoices(site.db, accountId);
  const inputs = choices?.inputs ?? firstInputs;
  const latest = await latestPlans(site.db, accountId, 6);
  const [shown, previous] = latest.filter(({ plan }) => plan !== null);
  const state = stateOf(latest[0]);
  const reasons = shown?.changes ?? undefined;
  const isExplaining = reasons?.begunAt !== undefined && isRecent(reasons.begunAt);
  const flash = state === "working" ? undefined : takeFlash(c);
  const looksAgain = !asked.isStill && renewWhileWaiting(c, { state, isExplaining, flash });
  const zone = viewer.zone ?? site.zone;
  const today = localDay(zone, now());
  const onRecord = await recordPlans(site, accountId, { from: today, to: shown?.plan?.to ?? today, zone });
  const lines = shown?.plan ? planLines(shown.plan, onRecord) : [];
  const toTake = stillToTake(lines, { now: now(), today });
  const gone = await noLongerOffered(
    site.db,
    toTake.map(({ offeringId }) => offeringId),
  );
  const homes = await homesOf(site, viewer);
  const focus = await growthOf(site, accountId, { ...inputs, topics: [] });
  return c.html(
    <PlanPage
      shell={site.shell(c)}
      csrfToken={csrfToken(c)}
      sample={await sampleNotice(c, site)}
      waiting={await waitingNotice(site, viewer, now())}
      isProposed={await isProposedTo(site.db, viewer)}
      flash={flash}
      state={state}
      plan={shown?.plan ?? undefined}
      lines={lines}
      gone={state === "ready" ? toTake.filter(({ offeringId }) => gone.has(offeringId)) : []}
      isOld={state === "ready" && shown?.plan ? isBesideRecord(shown.plan, onRecord, today) : false}
      cents={shown?.inputs.cents}
      reasons={reasons?.begunAt === undefined ? reasons : undefined}
      isExplaining={isExplaining}
      looksAgain={looksAgain}
      difference={shown?.plan && previous?.plan ? comparePlans(previous.plan, shown.plan) : undefined}
      text={asked.text ?? writeLimits(inputs)}
      problems={asked.problems ?? []}
      focus={focus.map(({ name }) => name)}
      topics={site.words.vocabulary.terms.topics}
      homes={homes}
      isStartUnknown={inputs.miles !== undefined && inputs.near === undefined && homes.length === 0}
      isShared={choices?.isShared ?? false}
      isEmployed={positions.length > 0}
      isShownPlans={await isShownPlans(site.db, viewer)}
      banned={inputs.banned}
      fallsShort={Object.keys(shown?.inputs.allowances ?? {}).length > 0}
      hasCredentials={(await credentialsOf(site.db, accountId)).length > 0}
    />,
  );
}

/** Works without a script; a page that waits for nothing stands still. */
function renewWhileWaiting(
  c: WebContext,
  shown: { readonly state: string; readonly isExplaining: boolean; readonly flash: unknown },
): boolean {
  const isWorking = shown.state === "working";
  if (!isWorking && !shown.isExplaining) return false;
  const readSeconds = shown.flash === undefined ? looksAfterSeconds : looksAfterFlashSeconds;
  c.header("refresh", String(isWorking ? looksSoonSeconds : readSeconds));
  return true;
}

function stateOf(latest: OwnPlan | undefined) {
  if (latest === undefined) return "none";
  if (latest.state !== "working") return latest.state;
  return isRecent(latest.madeAt) ? "working" : "failed";
}

function isRecent(instant: string): boolean {
  return ((parseInstant(now()) ?? 0) - (parseInstant(instant) ?? 0)) * 1000 < longestMilliseconds;
}

function textOf(sent: SentValues): LimitsText {
  const { topics = [] } = sent;
  const chosen: readonly (string | File)[] =
    typeof topics === "string" || topics instanceof File ? [topics] : topics;
  return {
    to: sentText(sent, "to"),
    hours: sentText(sent, "hours"),
    money: sentText(sent, "money"),
    miles: sentText(sent, "miles"),
    days: sentText(sent, "days"),
    sitting: sentText(sent, "sitting"),
    shifts: sentText(sent, "shifts"),
    home: sentText(sent, "home"),
    near: sentText(sent, "near").trim(),
    blackouts: sentText(sent, "blackouts"),
    memberships: sentText(sent, "memberships"),
    prefersLive: sentText(sent, "prefersLive") !== "",
    topics: chosen.flatMap((each) => (typeof each === "string" ? [each] : [])),
  };
}
