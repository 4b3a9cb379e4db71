import { expect, test } from "vitest";
import type { FilledForm } from "../../../src/modules/credit/rules/forms/filled-form.ts";
import type { FormHolder } from "../../../src/modules/credit/rules/forms/form-facts.ts";
import { formFor } from "../../../src/modules/credit/rules/forms/form-for.ts";
import { factsOf, type WrittenEntry } from "./form-facts.ts";

const packId = "us-ne-public-librarian";

const librarian = {
  name: "Robin Example",
  library: "Example Public Library",
  email: "robin@library.example",
};

const webinar: WrittenEntry = {
  ledger: { id: "a", title: "Weeding well", provider: "A vendor", on: "2026-02-10", minutes: 40 },
};

const course: WrittenEntry = {
  ledger: {
    id: "b",
    title: "Cataloging",
    provider: "A college",
    from: "2025-08-25",
    to: "2025-12-12",
    quantity: 2,
    measure: "semester hour",
    mode: "course for credit",
  },
};

function fill(entries: readonly WrittenEntry[], holder: FormHolder = librarian): FilledForm | undefined {
  const subject = { issuedOn: "2024-05-01" };
  return formFor(packId)?.fill(factsOf({ packId, holder, subject, entries, asOf: "2026-06-01" }))[0];
}

test("each activity has its length, its credits and the day by which it is reported", () => {
  const form = fill([webinar, course]);

  expect(form?.table?.rows).toEqual([
    ["Aug 25, 2025 to Dec 12, 2025", "Cataloging", "A college", "2 semester hours", "30", "by Mar 12, 2026"],
    ["Feb 10, 2026", "Weeding well", "A vendor", "40 minutes", "0.5", "by May 11, 2026"],
  ]);
  expect(form?.table?.totals).toEqual(["Total", "", "", "", "30.5", ""]);
  expect(form?.missing).toEqual([]);
});

test("the fields tell who, for which period, and how far along", () => {
  expect(fill([webinar, course])?.fields).toEqual([
    { label: "Name", value: "Robin Example", isRequired: true },
    { label: "Library", value: "Example Public Library", isRequired: true },
    { label: "E-mail", value: "robin@library.example", isRequired: true },
    { label: "Level of certification", value: "", isRequired: false },
    { label: "Certification period", value: "May 1, 2024 to Apr 30, 2027", isRequired: false },
    { label: "CE credits that count so far", value: "20.5", isRequired: false },
    { label: "CE credits needed", value: "45", isRequired: false },
  ]);
});

test("what the Commission or a regional system held, it reports itself", () => {
  const held = (id: string, provider: string): WrittenEntry => ({
    ledger: { id, title: "NCompass Live", provider, on: "2026-01-14", hours: 1 },
  });

  const form = fill([held("a", "Nebraska Library Commission"), held("b", "the Southeast Library System")]);

  expect(form?.table?.rows.map((row) => row.at(-1))).toEqual([
    "for you, by the sponsor",
    "for you, by the sponsor",
  ]);
});

test("a field and a line that lack something are named", () => {
  const anonymous = { ledger: { id: "a", title: "Weeding well", on: "2026-02-10", hours: 1 } };

  expect(fill([anonymous], { name: "Robin Example" })?.missing).toEqual([
    "Name your library.",
    "Write the e-mail address that the Commission has.",
    "Say who sponsored or presented “Weeding well” (Feb 10, 2026).",
  ]);
});
