import { writeRational } from "../exact/written.ts";
import type { Rational } from "../exact/rational.ts";
import type { ByRole, Cycle, PackVersion, Requirement, RulePack, Share, Unit } from "../packs/pack.ts";
import type { Predicate } from "../packs/predicate.ts";
import { plainPack } from "../packs/write-pack.ts";
import { readOwnPack } from "./own-pack-text.ts";
import { textOfForm } from "./pack-of-form.ts";
import { emptyPackForm, type PackFormText, type RequirementText, type VersionText } from "./pack-form.ts";

/** A pack as the form holds it; undefined when it says more than the form can, so that nothing of it is lost there. */
export function formOfPack(pack: RulePack): PackFormText | undefined {
  // The latest is shown: it is the one that is changed most.
  const version = pack.versions.at(-1);
  if (version === undefined) return undefined;
  const form = {
    ...emptyPackForm(pack.checkedOn, pack.checkedBy),
    ...packTexts(pack),
    ...versionTexts(version),
    others: pack.versions.slice(0, -1).map(versionTexts),
  };
  const again = readOwnPack(textOfForm(form, pack.id), pack.id).pack;
  return again !== undefined && isSame(again, pack) ? form : undefined;
}

function isSame(one: RulePack, other: RulePack): boolean {
  return JSON.stringify(plainPack(one)) === JSON.stringify(plainPack(other));
}

function packTexts(pack: RulePack) {
  const [source] = pack.sources;
  return {
    credential: pack.credential,
    authority: pack.authority,
    jurisdiction: pack.jurisdiction,
    audience: pack.audience,
    subject: pack.subject,
    obligation: pack.obligation,
    status: pack.status,
    sourceTitle: source?.title ?? "",
    sourceUrl: source?.url ?? "",
    sourceNote: source?.note ?? "",
    remarks: pack.remarks.join("\n"),
  };
}

function versionTexts(version: PackVersion): VersionText {
  const { cycle, carryOver, conversions, evidence, required, requirements, roles } = version;
  return {
    versionName: version.name,
    from: version.from,
    appliesTo: version.appliesTo,
    amount: text(required.everyone),
    ...cycleTexts(cycle),
    ...unitTexts(version.unit),
    carryMaximum: text(carryOver?.maximum),
    carryMonths: String(carryOver?.earnedInLastMonths ?? ""),
    keepMonths: String(evidence.keep?.months ?? ""),
    questions: version.questions.map(({ asks }) => asks).join("\n"),
    roles: roles.map(({ id, name }) => ({ name, amount: text(required.roles[id]) })),
    requirements: requirements.map(requirementTexts),
    conversions: conversions.map(({ from, units }) => ({
      from: "mode" in from ? from.mode : "measure",
      measure: "measure" in from ? from.measure : "",
      units: text(units),
    })),
    evidence: evidence.kinds,
  };
}

function cycleTexts(cycle: Cycle | undefined) {
  const anchor = cycle?.anchor;
  return {
    months: String(cycle?.months ?? ""),
    anchor: anchor?.kind ?? "calendar year",
    anchorMonth: String(
      anchor?.kind === "fixed date" ? anchor.month : anchor?.kind === "fiscal year" ? anchor.startMonth : "",
    ),
    anchorDay: anchor?.kind === "fixed date" ? String(anchor.day) : "",
    anchorYear: String((anchor !== undefined && "year" in anchor ? anchor.year : undefined) ?? ""),
  };
}

function unitTexts({ minimumActivityMinutes, minutes, name, plural, rounding }: Unit) {
  const evenly = rounding === undefined || rounding.how === "table" ? undefined : rounding;
  return {
    unitName: name,
    unitPlural: plural,
    unitMinutes: String(minutes),
    minimumMinutes: String(minimumActivityMinutes ?? ""),
    roundEach: evenly?.each ?? "",
    roundHow: evenly?.how ?? "",
    roundStep: text(evenly?.step),
  };
}

function requirementTexts({ counts, maximum, minimum, name }: Requirement): RequirementText {
  const isPercent = [minimum, maximum].some((share) => share?.of === "required");
  return {
    name,
    minimum: shareText(minimum),
    maximum: shareText(maximum),
    measure: isPercent ? "percent" : "units",
    modes: asked(counts, "mode"),
    topics: asked(counts, "topic"),
  };
}

function asked(counts: Predicate, question: "mode" | "topic"): readonly string[] {
  if ("all" in counts) return counts.all.flatMap((each) => asked(each, question));
  if (question === "mode" && "mode" in counts) return counts.mode;
  return question === "topic" && "topic" in counts ? counts.topic : [];
}

function shareText(share: Share | undefined): string {
  if (share === undefined) return "";
  return share.of === undefined ? text((share satisfies ByRole).everyone) : text(share.percent);
}

function text(amount: Rational | undefined): string {
  return amount === undefined ? "" : writeRational(amount);
}
