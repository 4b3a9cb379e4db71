import { expect, test } from "vitest";
import type { FilledForm } from "../../../src/modules/credit/rules/forms/filled-form.ts";
import type { FormHolder } from "../../../src/modules/credit/rules/forms/form-facts.ts";
import { formFor } from "../../../src/modules/credit/rules/forms/form-for.ts";
import { factsOf, type WrittenEntry } from "./form-facts.ts";

const packId = "us-in-public-librarian";

const librarian = { name: "Robin Example", library: "Example Public Library", certificateNumber: "12345" };

const workshop: WrittenEntry = {
  ledger: {
    id: "a",
    title: "Reference interviews",
    provider: "Indiana State Library",
    on: "2025-04-10",
    hours: 2,
    approvedBy: [packId],
    evidence: ["certificate"],
  },
};

const committee: WrittenEntry = {
  ledger: {
    id: "b",
    title: "Awards committee",
    provider: "ILF",
    on: "2025-06-10",
    hours: 8,
    mode: "committee",
  },
};

function fill(entries: readonly WrittenEntry[], holder: FormHolder = librarian): FilledForm | undefined {
  const subject = { issuedOn: "2024-05-01", role: "head" };
  return formFor(packId)?.fill(factsOf({ packId, holder, subject, entries, asOf: "2026-06-01" }))[0];
}

test("each line has its units and says where its certificate lies", () => {
  const form = fill([committee, workshop]);

  expect(form?.table?.rows).toEqual([
    ["1", "Apr 10, 2025", "Reference interviews", "Indiana State Library", "2", "certificate, behind line 1"],
    ["2", "Jun 10, 2025", "Awards committee", "ILF", "8", ""],
  ]);
  expect(form?.table?.totals).toEqual(["", "Total", "", "", "10", ""]);
});

test("a line without a certificate is refused, and so it is named", () => {
  expect(fill([committee, workshop])?.missing).toEqual([
    "Add the certificate of “Awards committee” (Jun 10, 2025): without it the line is refused.",
  ]);
});

test("the position comes from the rule when the holder does not say it, and decides what is due", () => {
  const fields = fill([workshop, committee])?.fields.map(({ label, value }) => [label, value]);

  expect(fields).toEqual([
    ["Name", "Robin Example"],
    ["Certificate or permit number", "12345"],
    ["Certificate", ""],
    ["Library", "Example Public Library"],
    ["Position", "System-wide department head or branch head"],
    ["E-mail", ""],
    ["Issued", ""],
    ["Certificate period", "May 1, 2024 to Apr 30, 2029"],
    ["LEUs due", "75"],
    ["LEUs that count", "7"],
  ]);
});

test("what nobody approved beforehand is left out, and said to be", () => {
  const unknown = {
    ledger: { id: "c", title: "A vendor's day", provider: "A vendor", on: "2025-07-10", hours: 6 },
  };

  const form = fill([unknown], { name: "Robin Example", library: "Example Public Library" });

  expect(form?.table?.rows).toEqual([]);
  expect(form?.missing).toEqual([
    "Enter the number of your certificate or permit; the certification portal shows it.",
    "“A vendor's day” (Jul 10, 2025) is left out: enter the day on which the Indiana State Library approved it, if that was beforehand.",
  ]);
});
