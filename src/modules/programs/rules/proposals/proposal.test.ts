import fastCheck from "fast-check";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { stubPlan } from "../plan/program-plan.ts";
import { proposalDocx } from "./proposal-docx.ts";
import { lengthWords } from "./proposal-form.ts";
import { proposalMarkdown, proposalPlain } from "./proposal-text.ts";
import { deadlineWords, proposalOf, withinWords, wordCount } from "./proposal.ts";

const kites = {
  plan: {
    ...stubPlan("Kite Day"),
    summary: "Families build kites & fly them. It needs a field.",
    audiences: ["families"] as const,
    outcomes: ["A kite of their own"],
    competencies: ["Tie a bridle"],
    staffCount: 2,
    partners: ["Harbor Sailing Club"],
    materials: ["Paper"],
  },
  place: { branch: "Eastside", system: "Harbor County" },
  occasions: [
    { id: "a", heldOn: "2026-05-02", attendance: 40, cents: 60_00, differently: "More string." },
    { id: "b", heldOn: "2026-06-02", attendance: 60, cents: 60_00, differently: "" },
    { id: "c", heldOn: "2027-06-02", attendance: 900, differently: "" },
  ],
};
const today = "2026-11-22";

test("a proposal is drafted from the plan and from what is known of results", () => {
  expect(proposalOf(kites, [], { today, presenter: "Ana Owner" })).toEqual({
    title: "Kite Day",
    abstract:
      "Families build kites & fly them. It needs a field.\n\nThose who came took away: A kite of their own.\n\nIt takes 2 staff.\n\nDone with Harbor Sailing Club.",
    outcomes: [
      "What staff need for it: Tie a bridle",
      "A plan to take home: materials, costs, and the day itself",
    ],
    presenters: "Ana Owner, Eastside, Harbor County",
    audience: "Library staff who serve families",
    evidence:
      "About 50 came each time, about $60 each time, $1.20 a head, held 2 times.\nWhat we would do differently: More string.",
  });
});

test("an abstract is cut at a sentence, and says when it is too long", () => {
  expect(proposalOf(kites, [], { today, presenter: "", wordLimit: 7 }).abstract).toBe(
    "Families build kites & fly them.",
  );
  expect(lengthWords("One two three.", 2)).toEqual({ words: "1 word too many: 3 of 2", isTooLong: true });
  expect(lengthWords("One – two.", 2)).toEqual({ words: "2 of 2 words", isTooLong: false });
});

test("no abstract is longer than its limit, and none loses a word it has room for", () => {
  fastCheck.assert(
    fastCheck.property(
      fastCheck.array(fastCheck.constantFrom("Kites", "fly.", "Why?", "“No!”", "–", "e.g.", "\n", "3.5"), {
        maxLength: 30,
      }),
      fastCheck.integer({ min: 1, max: 12 }),
      (words, limit) => {
        const text = words.join(" ");

        const cut = withinWords(text, limit);

        expect(wordCount(cut)).toBeLessThanOrEqual(limit);
        expect(cut === text).toBe(wordCount(text) <= limit);
        expect(wordCount(cut) > 0).toBe(wordCount(text) > 0);
      },
    ),
    { numRuns: 500 },
  );
});

test("a deadline counts down until the proposal is sent", () => {
  const at = (deadline: string) => deadlineWords({ state: "drafted", deadline }, today);

  expect([at("2026-12-01"), at("2026-11-23"), at("2026-11-22"), at("2026-11-21")]).toEqual([
    "9 days left",
    "One day left",
    "Today is the last day",
    "The deadline is over",
  ]);
  expect(deadlineWords({ state: "sent", deadline: "2026-12-01" }, today)).toBe(undefined);
});

const content = proposalOf(kites, [], { today, presenter: "Ana Owner" });

test("it leaves as Markdown, as plain text and as a Word document, each with all of it", () => {
  const files = unzipSync(proposalDocx({ ...content, title: "Kites & <wind>\u0001" }));
  const document = new TextDecoder().decode(files["word/document.xml"]);

  expect(proposalMarkdown(content)).toContain("# Kite Day\n\n## Presenters\n\nAna Owner, Eastside");
  expect(proposalMarkdown(content)).toContain(
    "## Learning outcomes\n\n- What staff need for it: Tie a bridle\n- A plan",
  );
  expect(proposalPlain(content)).toContain("\n\nABSTRACT\nFamilies build kites & fly them.");
  expect(document).toContain('<w:t xml:space="preserve">Kites &amp; &lt;wind&gt;</w:t>');
  expect([...document.matchAll(/<w:pStyle w:val="(\w+)"/gu)].map(([, style]) => style)).toEqual([
    "Title",
    "Heading1",
    "Heading1",
    "Heading1",
    "ListBullet",
    "ListBullet",
    "Heading1",
    "Heading1",
  ]);
  expect(Object.keys(files)).toContain("[Content_Types].xml");
});
