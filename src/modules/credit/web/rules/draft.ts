import { InvalidInput } from "#platform/errors";
import { sentText, type SentValues } from "#platform/http";
import { formOfPack } from "../../rules/own-packs/form-of-pack.ts";
import { formProblems } from "../../rules/own-packs/form-problems.ts";
import { type OwnPackReading, readOwnPack } from "../../rules/own-packs/own-pack-text.ts";
import { textOfForm } from "../../rules/own-packs/pack-of-form.ts";
import {
  emptyConversion,
  emptyRequirement,
  emptyRole,
  sentPackForm,
  withNewVersion,
  withoutShown,
  withShown,
} from "../../rules/own-packs/pack-form.ts";
import { sampleStanding } from "../../rules/own-packs/sample-standing.ts";
import type { RulePack } from "../../rules/packs/pack.ts";
import { packSentences } from "../../rules/packs/pack-sentences.ts";
import type { Draft, RuleProblem } from "../../views/rules/edit-page.tsx";
import type { RulePreview } from "../../views/rules/preview.tsx";
import { textsOf } from "../record/sent-texts.ts";

/** A rule as it was sent from one of both forms, and what it reads as. */
export interface SentRule {
  readonly draft: Draft;
  readonly reading: OwnPackReading;
  readonly problems: readonly RuleProblem[];
}

/** What was sent, with what is wrong said where its writer sees it. */
export function sentRule(sent: SentValues, id: string | undefined): SentRule {
  if (sentText(sent, "as") !== "form") {
    const reading = readOwnPack(sentText(sent, "text"), id);
    return { draft: { as: "text", text: reading.text }, reading, problems: textProblems(reading) };
  }
  const form = sentPackForm({
    text: (name) => sentText(sent, name).trim(),
    texts: (name) => textsOf(sent, name),
  });
  const reading = readOwnPack(textOfForm(form, id ?? "own-new"), id);
  return { draft: { as: "form", form }, reading, problems: formProblems(reading.problems, form) };
}

/** The draft with what a button other than saving asks for: a row more, or the other way of writing. */
export function changedDraft({ draft, reading }: SentRule, asked: string): Draft {
  if (draft.as === "text") {
    const form = asked === "as form" && reading.pack ? formOfPack(reading.pack) : undefined;
    return form === undefined ? draft : { as: "form", form };
  }
  const { form } = draft;
  switch (asked) {
    case "as text":
      return { as: "text", text: reading.text };
    case "more roles":
      return { as: "form", form: { ...form, roles: [...form.roles, emptyRole] } };
    case "more requirements":
      return { as: "form", form: { ...form, requirements: [...form.requirements, emptyRequirement] } };
    case "more conversions":
      return { as: "form", form: { ...form, conversions: [...form.conversions, emptyConversion] } };
    case "new version":
      return { as: "form", form: withNewVersion(form) };
    case "drop version":
      return { as: "form", form: withoutShown(form) };
    default: {
      const place = /^show version (\d{1,2})$/u.exec(asked)?.[1];
      return place === undefined ? draft : { as: "form", form: withShown(form, Number(place)) };
    }
  }
}

/** What is said of a text: its line and field, what is wrong, and the line itself. */
function textProblems({ text, problems }: OwnPackReading): readonly RuleProblem[] {
  const lines = text.split("\n");
  return problems.map(({ line, field, message }) => ({
    where: "text",
    message: `Line ${line}${field === "" ? "" : `, ${field}`}: ${message}`,
    line: lines[line - 1],
  }));
}

/** How a pack would read, and how somebody would stand under it. */
export function previewOf(pack: RulePack, today: string): RulePreview {
  return { pack, words: packSentences(pack, today), sample: sampleStanding(pack, today) };
}

/** The save that was sent along as the one before its writer. @throws InvalidInput */
export function sentNumber(sent: SentValues, name: string): number {
  const number = Number(sentText(sent, name));
  if (!Number.isInteger(number) || number < 0 || number > 1_000_000)
    throw new InvalidInput("Which save this began from was not sent along. Open the rule again.");
  return number;
}
