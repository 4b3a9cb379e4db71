import { expect, test } from "vitest";
import { madePack } from "../../../../../tests/credit/made-pack.ts";
import { made } from "../../../../../tests/credit/record/made-record.ts";
import { ledgerEntries, type DecidedEntry } from "../ledger/as-engine-sees.ts";
import type { HeldCredential } from "../ledger/kept-credential.ts";
import type { Question, RulePack } from "../packs/pack.ts";
import { type ClearStood, stoodFor } from "../record/stood.ts";
import { askedAbout, type KeptAnswer, unanswered } from "./asked-questions.ts";

const relation: Question = {
  id: "relation",
  asks: "What has it to do with work?",
  sentences: 2,
  fills: "relation",
};
const live: Question = { id: "live", asks: "Whom did you meet?", when: { mode: ["live"] } };
const pack = madePack({ questions: [relation, live] });

const day = { from: "2026-03-01", to: "2026-03-01" };
const workshop = entry("workshop", day);
const recording = entry("recording", {
  ...day,
  mode: "recording alone",
  relation: "We weed now. It took a day.",
});
const other = entry("of last year", { from: "2025-03-01", to: "2025-03-01" });
const plan = entry("plan", { from: "2026-12-01", to: "2026-12-01", state: "planned" });
const entries = [other, workshop, recording, plan];
const none = new Map<string, readonly KeptAnswer[]>();

test("it asks about what it takes in this cycle and what is done, and about no other", () => {
  const found = unanswered(stood(pack), entries, none);

  expect(found.map((each) => [each.entry.title, each.questions.map(({ id }) => id)])).toEqual([
    ["workshop", ["relation", "live"]],
  ]);
});

test("half an answer is no answer yet, and is kept", () => {
  const half = { ...workshop, relation: "We weed now." };
  const answers = [{ packId: "made", questionId: "live", asked: live.asks, body: "Two from Harbor" }];

  const found = askedAbout(half, [stood(pack, [half])], answers);

  expect(found.map(({ answer, isAnswered, key }) => [key, answer, isAnswered])).toEqual([
    ["relation", "We weed now.", false],
    ["made/live", "Two from Harbor", true],
  ]);
});

test("what two authorities ask of the same place is one question, by who asks for more", () => {
  const less = { ...relation, asks: "Why?", sentences: undefined };
  const second = madePack({ questions: [less, live] }, { id: "second", credential: "License" });

  const found = askedAbout(workshop, [stood(second), stood(pack)], []);

  expect(found.map(({ credentials, key, question }) => [key, question.asks, credentials])).toEqual([
    ["relation", relation.asks, ["License", "Certificate"]],
    ["second/live", live.asks, ["License"]],
    ["made/live", live.asks, ["Certificate"]],
  ]);
});

test("a question for a role is asked of those who have it", () => {
  const directors = { ...live, roles: ["director"] };
  const roles = [
    { id: "director", name: "Director" },
    { id: "staff", name: "Staff" },
  ];
  const asking = madePack({ questions: [directors], roles });

  expect(unanswered(stood(asking, entries, "director"), entries, none)).toHaveLength(1);
  expect(unanswered(stood(asking, entries, "staff"), entries, none)).toEqual([]);
});

function entry(title: string, facts: Partial<DecidedEntry>): DecidedEntry {
  return {
    ...made({ title, ...facts }),
    id: title,
    source: "own",
    evidence: [],
    changedAt: "",
    decisions: {},
  };
}

function stood(by: RulePack, all: readonly DecidedEntry[] = entries, role?: string): ClearStood {
  const credential: HeldCredential = {
    id: "held",
    packId: by.id,
    role,
    endorsements: [],
    circumstances: [],
    positions: [],
    isShared: false,
  };
  const found = stoodFor(credential, by, ledgerEntries(all), "2026-11-22");
  if (!("standing" in found)) throw new Error("Not clear.");
  return found;
}
