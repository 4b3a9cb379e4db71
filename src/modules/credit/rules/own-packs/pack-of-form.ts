import { type PlainValue, textOfPlain } from "../packs/write-pack.ts";
import type { PackFormText, RequirementText } from "./pack-form.ts";
import { slugOf } from "./own-pack-text.ts";

/** The text of the pack that a form says. Whether it is one is for `readOwnPack` to find out. */
export function textOfForm(form: PackFormText, id: string): string {
  return textOfPlain(
    filled({
      id,
      jurisdiction: form.jurisdiction,
      authority: form.authority,
      credential: form.credential,
      audience: form.audience,
      subject: form.subject,
      obligation: form.obligation,
      status: form.status,
      checkedOn: form.checkedOn,
      checkedBy: form.checkedBy,
      sources: [filled({ url: form.sourceUrl, title: form.sourceTitle, note: form.sourceNote })],
      remarks: form.remarks.split("\n").map((line) => line.trim()),
      versions: [version(form)],
    }),
  );
}

function version(form: PackFormText): PlainValue {
  return filled({
    name: form.versionName,
    from: form.from,
    appliesTo: form.appliesTo,
    roles: form.roles.map(({ name }) => filled({ id: slugOf(name), name })),
    cycle: cycle(form),
    unit: unit(form),
    required: required(form),
    requirements: form.requirements.map(requirement),
    carryOver: filled({ maximum: amount(form.carryMaximum), earnedInLastMonths: amount(form.carryMonths) }),
    evidence: { ...filled({ kinds: form.evidence, keep: filled({ months: amount(form.keepMonths) }) }) },
  });
}

function cycle({ anchor, anchorDay, anchorMonth, anchorYear, months, obligation }: PackFormText): PlainValue {
  if (obligation === "none") return "";
  const year = amount(anchorYear);
  const by: Readonly<Record<string, Readonly<Record<string, PlainValue>>>> = {
    "fixed date": { month: amount(anchorMonth), day: amount(anchorDay), year },
    "fiscal year": { startMonth: amount(anchorMonth), year },
    "calendar year": { year },
  };
  return filled({ months: amount(months), anchor: filled({ kind: anchor, ...by[anchor] }) });
}

function unit(form: PackFormText): PlainValue {
  const { unitName, unitPlural, unitMinutes, minimumMinutes, roundEach, roundHow, roundStep } = form;
  return filled({
    name: unitName,
    plural: unitPlural,
    minutes: amount(unitMinutes),
    minimumActivityMinutes: amount(minimumMinutes),
    rounding: roundHow === "" ? "" : filled({ each: roundEach, how: roundHow, step: amount(roundStep) }),
  });
}

function required({ amount: everyone, obligation, roles }: PackFormText): PlainValue {
  if (obligation === "none" && everyone === "") return 0;
  if (roles.length === 0) return amount(everyone);
  return filled({
    everyone: amount(everyone),
    ...Object.fromEntries(roles.map((role) => [slugOf(role.name), amount(role.amount)])),
  });
}

function requirement({ name, minimum, maximum, measure, modes, topics }: RequirementText): PlainValue {
  const share = (text: string): PlainValue =>
    text === "" || measure !== "percent" ? amount(text) : { percent: amount(text), of: "required" };
  const asked = [
    ...(modes.length > 0 ? [{ mode: modes }] : []),
    ...(topics.length > 0 ? [{ topic: topics }] : []),
  ];
  return filled({
    id: slugOf(name),
    name,
    counts: asked.length > 1 ? { all: asked } : (asked[0] ?? "everything"),
    minimum: share(minimum),
    maximum: share(maximum),
  });
}

/** As a number where it is one: what it should have been is for the reader of packs to say. */
function amount(text: string): PlainValue {
  const trimmed = text.trim();
  return /^\d{1,9}(?:\.\d{1,6})?$/u.test(trimmed) ? Number(trimmed) : trimmed;
}

/** Fields that were left empty are left out. */
function filled(fields: Readonly<Record<string, PlainValue>>): { readonly [name: string]: PlainValue } {
  return Object.fromEntries(
    Object.entries(fields)
      .map(
        ([name, value]) =>
          [name, Array.isArray(value) ? value.filter((each) => each !== "") : value] as const,
      )
      .filter(([, value]) => value !== "" && !(typeof value === "object" && Object.keys(value).length === 0)),
  );
}
