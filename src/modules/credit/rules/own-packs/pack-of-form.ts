import { type PlainValue, textOfPlain } from "../packs/write-pack.ts";
import { formatDate, parseDate } from "#platform/time";
import type { ConversionText, PackFormText, RequirementText, VersionText } from "./pack-form.ts";
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
      versions: versions(form),
    }),
  );
}

/** The versions of a form in the order of their days, the shown one among them. */
export function versionsInOrder(form: PackFormText): readonly VersionText[] {
  return [...form.others, form].toSorted((one, other) =>
    one.from === other.from ? 0 : one.from < other.from ? -1 : 1,
  );
}

/** Each ends on the day before the next begins. */
function versions(form: PackFormText): readonly PlainValue[] {
  const inOrder = versionsInOrder(form);
  return inOrder.map((each, place) =>
    version({ ...each, obligation: form.obligation }, dayBefore(inOrder[place + 1]?.from)),
  );
}

function dayBefore(day: string | undefined): string {
  const number = day === undefined ? undefined : parseDate(day);
  return number === undefined ? "" : formatDate(number - 1);
}

type AskedVersion = VersionText & Pick<PackFormText, "obligation">;

function version(form: AskedVersion, to: string): PlainValue {
  return filled({
    name: form.versionName,
    from: form.from,
    to,
    appliesTo: form.appliesTo,
    roles: form.roles.map(({ name }) => filled({ id: slugOf(name), name })),
    cycle: cycle(form),
    unit: unit(form),
    required: required(form),
    requirements: form.requirements.map(requirement),
    conversions: form.conversions.map(conversion),
    carryOver: filled({ maximum: amount(form.carryMaximum), earnedInLastMonths: amount(form.carryMonths) }),
    questions: questions(form),
    evidence: { ...filled({ kinds: form.evidence, keep: filled({ months: amount(form.keepMonths) }) }) },
  });
}

function cycle({ anchor, anchorDay, anchorMonth, anchorYear, months, obligation }: AskedVersion): PlainValue {
  if (obligation === "none") return "";
  const year = amount(anchorYear);
  const by: Readonly<Record<string, Readonly<Record<string, PlainValue>>>> = {
    "fixed date": { month: amount(anchorMonth), day: amount(anchorDay), year },
    "fiscal year": { startMonth: amount(anchorMonth), year },
    "calendar year": { year },
  };
  return filled({ months: amount(months), anchor: filled({ kind: anchor, ...by[anchor] }) });
}

function unit(form: VersionText): PlainValue {
  const { unitName, unitPlural, unitMinutes, minimumMinutes, roundEach, roundHow, roundStep } = form;
  return filled({
    name: unitName,
    plural: unitPlural,
    minutes: amount(unitMinutes),
    minimumActivityMinutes: amount(minimumMinutes),
    rounding: roundHow === "" ? "" : filled({ each: roundEach, how: roundHow, step: amount(roundStep) }),
  });
}

/** One a line. */
function questions(form: VersionText): readonly PlainValue[] {
  const lines = form.questions.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").map((asks) => filled({ id: slugOf(asks), asks }));
}

function conversion({ from, measure, units }: ConversionText): PlainValue {
  return filled({ from: from === "measure" ? filled({ measure }) : { mode: from }, units: amount(units) });
}

function required({ amount: everyone, obligation, roles }: AskedVersion): PlainValue {
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
