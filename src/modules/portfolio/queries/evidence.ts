import { type OwnCertificate, ownCertificates } from "#modules/credit";
import type { Viewer } from "#modules/people";
import { latestPlans, type OwnPlan } from "#modules/planner";
import { audienceNames, type OwnProgram, programsOfAccount } from "#modules/programs";
import { type OwnReflection, reflectionsOfAccount } from "#modules/reflections";
import { localDay } from "#platform/time";
import { longDay } from "#platform/words";
import { type Evidence, type ItemKind, planTitle } from "../rules/portfolio.ts";
import type { PortfolioProgram } from "./program.ts";

const mostReflections = 1000;
const mostPlans = 20;

/** What of a kind someone can choose, the newest first: each part of the site says what is theirs. */
export async function evidenceOf(
  { db, publicUrl, zone }: PortfolioProgram,
  viewer: Viewer,
  kind: ItemKind,
): Promise<readonly Evidence[]> {
  const { accountId } = viewer;
  const here = viewer.zone ?? zone;
  if (kind === "reflection") {
    const own = await reflectionsOfAccount(db, accountId, { limit: mostReflections });
    return own.map((each) => ofReflection(each, here));
  }
  if (kind === "certificate") {
    const own = await ownCertificates(db, accountId);
    return own.filter(({ isRevoked }) => !isRevoked).map((each) => ofCertificate(each, publicUrl));
  }
  if (kind === "program") {
    const own = await programsOfAccount(db, viewer);
    return own.map((each) => ofProgram(each, { publicUrl, zone: here }));
  }
  return (await latestPlans(db, accountId, mostPlans)).flatMap((each) => ofPlan(each, here));
}

function ofReflection({ about, body, id, title, topics, writtenAt }: OwnReflection, zone: string): Evidence {
  const on = localDay(zone, writtenAt);
  return {
    kind: "reflection",
    id,
    title: title || (about === "" ? `Written on ${longDay(on)}` : `On ${about}`),
    on,
    body,
    facts: about === "" ? [] : [{ label: "About", value: about }],
    topics,
  };
}

function ofCertificate(certificate: OwnCertificate, publicUrl: string): Evidence {
  const { awardId, heldBy, minutes, number, startsAt, title, zone } = certificate;
  return {
    kind: "certificate",
    id: awardId,
    title,
    on: localDay(zone, startsAt),
    body: "",
    facts: [
      { label: "Held by", value: heldBy },
      { label: "Length", value: `${minutes} minutes` },
      ...(number === undefined ? [] : [{ label: "Number", value: number }]),
    ],
    url: number === undefined ? undefined : `${publicUrl}/certificates/${number}`,
    topics: [],
  };
}

function ofProgram(
  { id, level, madeAt, number, occasions, place, plan, topics }: OwnProgram,
  { publicUrl, zone }: { readonly publicUrl: string; readonly zone: string },
): Evidence {
  const on = localDay(zone, madeAt);
  const held = occasions.filter(({ attendance }) => attendance !== undefined);
  const came = held.reduce((sum, { attendance = 0 }) => sum + attendance, 0);
  const facts = [
    { label: "Where", value: `${place.branch}, ${place.system}` },
    { label: "For", value: plan.audiences.map((audience) => audienceNames[audience]).join(", ") },
    {
      label: "Held",
      value: occasions.length === 0 ? "" : occasions.map(({ heldOn }) => longDay(heldOn)).join("; "),
    },
    { label: "Came", value: held.length === 0 ? "" : String(came) },
  ];
  const outcomes = plan.outcomes.map((each) => `- ${asWords(each)}`).join("\n");
  return {
    kind: "program",
    id,
    title: plan.title,
    on: occasions.at(-1)?.heldOn ?? on,
    body: [asWords(plan.summary), outcomes].filter((part) => part !== "").join("\n\n"),
    facts: facts.filter(({ value }) => value !== ""),
    url: level === "public" ? `${publicUrl}/programs/${number}` : undefined,
    topics,
  };
}

function ofPlan({ id, madeAt, plan }: OwnPlan, zone: string): readonly Evidence[] {
  if (plan === null) return [];
  const items = plan.items.map(({ grows, minutes, provider, title }) => {
    const grown = grows.length === 0 ? "" : `: ${grows.join(", ")}`;
    return `- ${asWords(`${title}${provider === undefined ? "" : ` (${provider})`}, ${minutes} minutes${grown}`)}`;
  });
  return [
    {
      kind: "plan",
      id,
      title: planTitle(plan),
      on: localDay(zone, madeAt),
      body: items.join("\n"),
      facts: [{ label: "Things to do", value: String(plan.items.length) }],
      topics: [],
    },
  ];
}

/** Plain words as Markdown that says just these. */
function asWords(text: string): string {
  return text
    .replaceAll(/\s+/gu, " ")
    .trim()
    .replaceAll(/[\\`*_[\]<>#&]/gu, String.raw`\$&`)
    .replace(/^([-+])/u, String.raw`\$1`);
}
