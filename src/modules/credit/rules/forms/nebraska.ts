import { dayWords } from "#platform/words";
import { addDays } from "../cycles/months.ts";
import { measuredWords } from "../record/amount-words.ts";
import type { FilledForm } from "./filled-form.ts";
import { type ReportedEntry, reportedEntries, totalWorth } from "./form-entries.ts";
import type { FormFacts } from "./form-facts.ts";
import {
  amountCell,
  daysWords,
  entryWords,
  optionalField,
  periodWords,
  requiredField,
  withMissing,
} from "./form-fields.ts";

const daysToReport = 90;

/** Those who report attendance to the Commission themselves. */
const reporters: readonly string[] = [
  "Nebraska Library Commission",
  "Central Plains Library System",
  "Southeast Library System",
  "Three Rivers Library System",
  "Western Library System",
];

/**
 * The CE report of a certification period: each activity, and by when it is to be reported.
 *
 * The Commission takes reports on its own page, one activity at a time; this holds what that page asks for.
 *
 * @see http://nlc.state.ne.us/CE/EarnCECredit.aspx (read 2026-11-22)
 */
export function nebraskaForms(facts: FormFacts): readonly FilledForm[] {
  const { holder, standing } = facts;
  const entries = reportedEntries(facts);
  return [
    withMissing(
      {
        id: "us-ne-ce-report",
        title: "CE Activity Report",
        authority: "Nebraska Library Commission",
        source: "http://nlc.state.ne.us/CE/EarnCECredit.aspx",
        instructions: [
          `Report each activity on the Commission's page within ${daysToReport} days, conferences and workshops session by session.`,
          "What the Commission or a regional library system held is reported for you.",
          "Credits show on your record at the Commission after about ten working days.",
        ],
        fields: [
          requiredField("Name", holder.name, "Write your name as the Commission knows it."),
          requiredField("Library", holder.library, "Name your library."),
          requiredField("E-mail", holder.email, "Write the e-mail address that the Commission has."),
          optionalField("Level of certification", holder.certificateLevel),
          optionalField("Certification period", periodWords(facts)),
          { label: "CE credits that count so far", value: amountCell(standing.counted), isRequired: false },
          { label: "CE credits needed", value: amountCell(standing.required), isRequired: false },
        ],
        table: {
          caption: "Activities",
          columns: [
            { name: "Dates", isNumber: false },
            { name: "Activity or session", isNumber: false },
            { name: "Sponsor or presenter", isNumber: false },
            { name: "Length", isNumber: false },
            { name: "CE credits", isNumber: true },
            { name: "To be reported", isNumber: false },
          ],
          rows: entries.map(reportRow),
          totals: ["Total", "", "", "", amountCell(totalWorth(entries)), ""],
        },
        signatureLines: [],
      },
      entries.map((each) =>
        each.entry.provider === undefined ? `Say who sponsored or presented ${entryWords(each)}.` : undefined,
      ),
    ),
  ];
}

function reportRow(each: ReportedEntry): readonly string[] {
  const { entry, worth } = each;
  return [
    daysWords(each),
    entry.title,
    entry.provider ?? "",
    measuredWords(entry.measured),
    amountCell(worth),
    isReportedForYou(each) ? "for you, by the sponsor" : `by ${dayWords(addDays(entry.to, daysToReport))}`,
  ];
}

function isReportedForYou({ entry: { provider = "" } }: ReportedEntry): boolean {
  const said = provider.toLowerCase();
  return reporters.some((name) => said.includes(name.toLowerCase()));
}
