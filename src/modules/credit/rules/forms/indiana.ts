import type { FilledForm } from "./filled-form.ts";
import { type ReportedEntry, reportedEntries, totalWorth, unapprovedEntries } from "./form-entries.ts";
import type { FormFacts } from "./form-facts.ts";
import {
  amountCell,
  daysWords,
  entryWords,
  leftOutWords,
  optionalDay,
  optionalField,
  periodWords,
  requiredField,
  withMissing,
} from "./form-fields.ts";

/**
 * The LEU report: all units of a certificate's five years, as an audit asks for them.
 *
 * @see https://continuinged.isl.in.gov/certification/renewals-audits-leu-participation/ (read 2026-11-22)
 */
export function indianaForms(facts: FormFacts): readonly FilledForm[] {
  const entries = reportedEntries(facts);
  return [
    withMissing(
      {
        id: "us-in-leu-report",
        title: "Library Education Unit (LEU) Report",
        authority: "Indiana State Library, Library Development Office",
        source: "https://continuinged.isl.in.gov/certification/renewals-audits-leu-participation/",
        instructions: [
          "A temporary permit is renewed with this, the application and the fee. For a five-year certificate send it only when your file was chosen for an audit.",
          "Put the certificate behind each line, in this order; a list without certificates is refused.",
          "For a conference attach the Indiana Librarian Conference Form and what each session was about.",
          "Keep everything for 90 days after the certificate's last day, or after the day of renewal when that is later.",
        ],
        fields: fieldsOf(facts),
        table: {
          caption: "Library Education Units",
          columns: [
            { name: "Line", isNumber: true },
            { name: "Dates", isNumber: false },
            { name: "Workshop, course or session", isNumber: false },
            { name: "Provider", isNumber: false },
            { name: "LEUs", isNumber: true },
            { name: "Proof", isNumber: false },
          ],
          rows: entries.map(unitRow),
          totals: ["", "Total", "", "", amountCell(totalWorth(entries)), ""],
        },
        signatureLines: ["Certificate holder, and date"],
      },
      [...entries.flatMap(lacking), ...unapprovedEntries(facts).map(leftOutWords)],
    ),
  ];
}

function fieldsOf(facts: FormFacts): FilledForm["fields"] {
  const { holder, standing } = facts;
  const role = standing.grounds.find((ground) => ground.code === "role");
  return [
    requiredField("Name", holder.name, "Write your name as it stands on the certificate."),
    requiredField(
      "Certificate or permit number",
      holder.certificateNumber,
      "Enter the number of your certificate or permit; the certification portal shows it.",
    ),
    optionalField("Certificate", holder.certificateLevel),
    requiredField("Library", holder.library, "Name your library."),
    requiredField(
      "Position",
      holder.position ?? nameOfRole(facts, role?.role),
      "Say which position you held longest: it decides how many LEUs are due.",
    ),
    optionalField("E-mail", holder.email),
    optionalField("Issued", optionalDay(holder.issuedOn)),
    requiredField("Certificate period", periodWords(facts), "Enter when the certificate was issued."),
    { label: "LEUs due", value: amountCell(standing.required), isRequired: true },
    { label: "LEUs that count", value: amountCell(standing.counted), isRequired: true },
  ];
}

function nameOfRole({ pack, standing }: FormFacts, id: string | undefined): string | undefined {
  const version = pack.versions.find(({ name }) => name === standing.versionName);
  return version?.roles.find((role) => role.id === id)?.name;
}

const proofs = ["certificate", "transcript", "letter"] as const;

function unitRow(each: ReportedEntry, place: number): readonly string[] {
  const { entry, worth } = each;
  const proof = proofs.find((kind) => entry.evidence.includes(kind));
  return [
    String(place + 1),
    daysWords(each),
    entry.title,
    entry.provider ?? "",
    amountCell(worth),
    proof === undefined ? "" : `${proof}, behind line ${place + 1}`,
  ];
}

function lacking(each: ReportedEntry): readonly string[] {
  const { entry } = each;
  return [
    ...(entry.provider === undefined ? [`Say who gave ${entryWords(each)}.`] : []),
    ...(proofs.some((kind) => entry.evidence.includes(kind))
      ? []
      : [`Add the certificate of ${entryWords(each)}: without it the line is refused.`]),
  ];
}
