import { zero } from "../exact/rational.ts";
import { matching } from "../standing/matches.ts";
import type { FilledForm, FormField } from "./filled-form.ts";
import {
  type ReportedEntry,
  reportedEntries,
  totalWorth,
  unapprovedEntries,
  yearsOf,
} from "./form-entries.ts";
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

const authority = "Wisconsin Department of Public Instruction, Division for Libraries and Technology";
const source = "https://dpi.wi.gov/pld/certification/recertce";

/** The three kinds of learning, by the ids that the pack gives them. */
const letters = { A: "a", B: "b", C: "c" } as const;
const technology = "technology";

type Letter = keyof typeof letters;

/** An entry, with its kind as Wisconsin's forms tell them apart. */
interface LetteredEntry extends ReportedEntry {
  readonly letter?: Letter | undefined;
  readonly isTechnology: boolean;
}

/**
 * The Annual Summation of each year in which something was earned, each followed by the Activity Reports that go with it.
 *
 * @see https://www.owlsweb.org/ce/validation for who sends what to whom (read 2026-11-22)
 */
export function wisconsinForms(facts: FormFacts): readonly FilledForm[] {
  const entries = letteredEntries(facts);
  const years = facts.year === undefined ? yearsOf([...entries, ...unapprovedEntries(facts)]) : [facts.year];
  return years.flatMap((year) => {
    const ofYear = entries.filter(({ entry }) => entry.to.startsWith(`${year}-`));
    return [annualSummation(facts, year, ofYear), ...ofYear.map((each) => activityReport(facts, each))];
  });
}

function letteredEntries(facts: FormFacts): readonly LetteredEntry[] {
  const matches = matching(facts.pack);
  const isIn = (each: ReportedEntry, id: string): boolean => matches({ category: [id] }, each.entry);
  return reportedEntries(facts).map((each) => ({
    ...each,
    letter: lettersInOrder.find((letter) => isIn(each, letters[letter])),
    isTechnology: isIn(each, technology),
  }));
}

const lettersInOrder: readonly Letter[] = ["A", "B", "C"];

function annualSummation(facts: FormFacts, year: number, entries: readonly LetteredEntry[]): FilledForm {
  const sumOf = (belongs: (each: LetteredEntry) => boolean): string =>
    amountCell(totalWorth(entries.filter(belongs)));
  return withMissing(
    {
      id: `us-wi-annual-summation-${year}`,
      title: `Annual Summation of Continuing Education Activities, ${year}`,
      authority,
      source,
      instructions: [
        "Attach an Activity Report for each line, and a transcript or certificate for each line of category A.",
        "Send all of it to your library system's validator at the end of the year. The validator signs this page and gives it back.",
        "Keep the originals. With the application for renewal only the signed summations go to the department.",
      ],
      fields: [
        ...holderFields(facts),
        { label: "Year", value: String(year), isRequired: true },
        optionalField("Certification period", periodWords(facts)),
      ],
      table: {
        caption: `Activities of ${year}, in contact hours`,
        columns: [
          { name: "Dates", isNumber: false },
          { name: "Activity", isNumber: false },
          { name: "Provider", isNumber: false },
          ...lettersInOrder.map((letter) => ({ name: `Category ${letter}`, isNumber: true })),
          { name: "Of these technology", isNumber: true },
        ],
        rows: entries.map(summationRow),
        totals: [
          "Total",
          "",
          "",
          ...lettersInOrder.map((wanted) => sumOf(({ letter }) => letter === wanted)),
          sumOf(({ isTechnology }) => isTechnology),
        ],
      },
      signatureLines: ["Librarian, and date", "Library system validator, and date"],
    },
    [
      ...entries.map(unlettered),
      ...unapprovedEntries(facts)
        .filter(({ entry }) => entry.to.startsWith(`${year}-`))
        .map(leftOutWords),
    ],
  );
}

function summationRow(each: LetteredEntry): readonly string[] {
  const hours = (isHere: boolean): string => amountCell(isHere ? each.worth : zero);
  return [
    daysWords(each),
    each.entry.title,
    each.entry.provider ?? "",
    ...lettersInOrder.map((letter) => hours(each.letter === letter)),
    hours(each.isTechnology),
  ];
}

function activityReport(facts: FormFacts, each: LetteredEntry): FilledForm {
  return withMissing(
    {
      id: `us-wi-activity-report-${each.entry.id}`,
      title: `Continuing Education Activity Report: ${each.entry.title}`,
      authority,
      source,
      instructions: [
        "One report for each activity. It stays with you and goes to the validator with the summation of the year.",
        "An activity counts when it had objectives, something done to reach them, a look at whether they were reached, and an instructor or consultant.",
        ...(each.letter === "C"
          ? ["Category C needs the validator's approval before the activity, since 1 January 2025."]
          : []),
      ],
      fields: [...holderFields(facts), ...activityFields(each, facts.pack.id)],
      signatureLines: ["Librarian, and date", "Library system validator, and date"],
    },
    [unlettered(each), unproved(each)],
  );
}

function activityFields(each: LetteredEntry, packId: string): readonly FormField[] {
  const { entry, letter, isTechnology, worth, relation, description, place, instructor } = each;
  const of = entryWords(each);
  const approvedOn = entry.preApproved[packId];
  return [
    { label: "Title of program", value: entry.title, isRequired: true },
    requiredField(
      "Description of program",
      description,
      `Describe ${of} in a sentence or two, with its objectives.`,
    ),
    requiredField("Provider", entry.provider, `Say who offered ${of}.`),
    optionalField("Instructor or consultant", instructor),
    { label: "Dates", value: daysWords(each), isRequired: true },
    requiredField("Location", place, `Say where ${of} was, or that it was online.`),
    { label: "Contact hours", value: amountCell(worth), isRequired: true },
    { label: "Category", value: letter ?? "", isRequired: true },
    { label: "Technology-related hours", value: isTechnology ? amountCell(worth) : "0", isRequired: true },
    requiredField(
      "Relationship of program to present position or career advancement",
      relation,
      `Write two or three sentences on what ${of} has to do with your position: one or two things that you took from it.`,
    ),
    ...(letter === "C" ? [optionalField("Approved by the validator on", optionalDay(approvedOn))] : []),
  ];
}

function holderFields({ holder }: FormFacts): readonly FormField[] {
  return [
    requiredField("Name", holder.name, "Write your name."),
    requiredField("Library", holder.library, "Name the library that you direct."),
    requiredField(
      "Public library system",
      holder.librarySystem,
      "Name your regional library system: its validator reads this.",
    ),
    optionalField("Position", holder.position),
    optionalField("E-mail", holder.email),
  ];
}

function unlettered(each: LetteredEntry): string | undefined {
  return each.letter === undefined ? `Put ${entryWords(each)} into category A, B or C.` : undefined;
}

function unproved(each: LetteredEntry): string | undefined {
  const proofs = ["transcript", "certificate"] as const;
  const isProved = proofs.some((kind) => each.entry.evidence.includes(kind));
  return each.letter !== "A" || isProved
    ? undefined
    : `Add the transcript or certificate of ${entryWords(each)}: category A needs it.`;
}
