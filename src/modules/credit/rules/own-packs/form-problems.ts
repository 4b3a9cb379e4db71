import { versionsInOrder } from "./pack-of-form.ts";
import type { PackFormText } from "./pack-form.ts";
import type { PackProblem } from "../packs/reading/pack-text.ts";

/** Something wrong in a field of the form, as a sentence. */
interface FormProblem {
  readonly where: string;
  readonly message: string;
}

/** Which field of the form a field of the pack comes from; the most particular first. */
const fieldsOfForm: readonly (readonly [field: RegExp, name: string])[] = [
  [/^sources\[0\]\.url/u, "sourceUrl"],
  [/^sources\[0\]\.title/u, "sourceTitle"],
  [/^sources\[0\]\.note/u, "sourceNote"],
  [/^sources/u, "sourceUrl"],
  [/^remarks/u, "remarks"],
  [/^versions\[0\]\.name/u, "versionName"],
  [/^versions\[0\]\.from/u, "from"],
  [/^versions\[0\]\.appliesTo/u, "appliesTo"],
  [/^versions\[0\]\.roles\[(\d+)\]/u, "role-$1-name"],
  [/^versions\[0\]\.cycle\.anchor\.(?:month|startMonth)/u, "anchorMonth"],
  [/^versions\[0\]\.cycle\.anchor\.day/u, "anchorDay"],
  [/^versions\[0\]\.cycle\.anchor\.year/u, "anchorYear"],
  [/^versions\[0\]\.cycle\.anchor/u, "anchor"],
  [/^versions\[0\]\.cycle/u, "months"],
  [/^versions\[0\]\.unit\.name/u, "unitName"],
  [/^versions\[0\]\.unit\.plural/u, "unitPlural"],
  [/^versions\[0\]\.unit\.minimumActivityMinutes/u, "minimumMinutes"],
  [/^versions\[0\]\.unit\.rounding\.each/u, "roundEach"],
  [/^versions\[0\]\.unit\.rounding\.step/u, "roundStep"],
  [/^versions\[0\]\.unit\.rounding/u, "roundHow"],
  [/^versions\[0\]\.unit/u, "unitMinutes"],
  [/^versions\[0\]\.required/u, "amount"],
  [/^versions\[0\]\.requirements\[(\d+)\]\.minimum/u, "requirement-$1-minimum"],
  [/^versions\[0\]\.requirements\[(\d+)\]\.maximum/u, "requirement-$1-maximum"],
  [/^versions\[0\]\.requirements\[(\d+)\]\.counts\.(?:mode|all\[0\])/u, "requirement-$1-modes"],
  [/^versions\[0\]\.requirements\[(\d+)\]\.counts/u, "requirement-$1-topics"],
  [/^versions\[0\]\.requirements\[(\d+)\]/u, "requirement-$1-name"],
  [/^versions\[0\]\.conversions\[(\d+)\]\.from/u, "conversion-$1-measure"],
  [/^versions\[0\]\.conversions\[(\d+)\]/u, "conversion-$1-units"],
  [/^versions\[0\]\.carryOver\.earnedInLastMonths/u, "carryMonths"],
  [/^versions\[0\]\.carryOver/u, "carryMaximum"],
  [/^versions\[0\]\.evidence\.keep/u, "keepMonths"],
  [/^versions\[0\]\.questions/u, "questions"],
  [/^versions\[0\]\.evidence/u, "evidence"],
];

/** What is wrong with the pack, said of the form that it was made from; each field once. */
export function formProblems(problems: readonly PackProblem[], form: PackFormText): readonly FormProblem[] {
  const inOrder = versionsInOrder(form);
  const told = new Map<string, FormProblem>();
  for (const { field, message } of problems) {
    const place = Number(/^versions\[(\d+)\]/u.exec(field)?.[1] ?? Number.NaN);
    const other = inOrder[place] === form ? undefined : inOrder[place];
    // The table below is of the version that is shown, wherever it stands among the others.
    const where =
      other === undefined
        ? formField(field.replace(/^versions\[\d+\]/u, "versions[0]"))
        : `other-${form.others.indexOf(other)}`;
    const words = plainMessage(message);
    const sentence = other === undefined ? words : `In the version “${other.versionName}”: ${words}`;
    if (!told.has(where)) told.set(where, { where, message: sentence });
  }
  return [...told.values()];
}

function formField(field: string): string {
  for (const [pattern, name] of fieldsOfForm) {
    const found = pattern.exec(field);
    if (found !== null) return name.replace("$1", found[1] ?? "");
  }
  return field;
}

function plainMessage(message: string): string {
  return message === "This field is missing" ? "Fill this in" : message;
}
