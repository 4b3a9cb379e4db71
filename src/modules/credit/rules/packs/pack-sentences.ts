import type { LocalDate } from "../local-date.ts";
import { isOldPack } from "../record/pack-age.ts";
import type { PackVersion, RulePack } from "./pack.ts";
import { requiredSentences, requirementSentences } from "./sentences/amount-sentences.ts";
import { fullDay, sentence } from "./sentences/lists.ts";
import {
  acceptanceSentences,
  categorySentences,
  leniencySentences,
  renewalSentences,
} from "./sentences/terms-sentences.ts";
import { questionSentences } from "./sentences/question-sentences.ts";
import { cycleSentences, unitSentences } from "./sentences/time-sentences.ts";

/** A heading with what is to be said under it. */
export interface PackSection {
  readonly heading: string;
  readonly sentences: readonly string[];
}

/** A pack as a board member can read it aloud. */
export interface PackInWords {
  readonly title: string;
  /** What to know before relying on it: that it is old, unverified, superseded. */
  readonly warnings: readonly string[];
  readonly sections: readonly PackSection[];
}

/**
 * The pack as plain sentences, all of them made from it, so that what is read is what is counted by. The version in force
 * on the day comes first and in sections of its own; the others follow, each in one.
 */
export function packSentences(pack: RulePack, today: LocalDate): PackInWords {
  const inForce = versionOn(pack, today);
  const others = pack.versions.filter((version) => version !== inForce);
  return {
    title: `${pack.credential}: ${pack.authority}`,
    warnings: warningsOf(pack, today),
    sections: [
      { heading: "Who, and whether", sentences: whoSentences(pack) },
      ...versionSections(inForce, pack),
      ...others.map((version) => ({
        heading: `${version.from > today ? "To come" : "Before"}: ${version.name}, ${daysWords(version)}`,
        sentences: differences(versionSections(version, pack), versionSections(inForce, pack)),
      })),
      { heading: "Where it stands", sentences: sourceSentences(pack) },
      { heading: "What to know", sentences: pack.remarks.map(sentence) },
    ].filter(({ sentences }) => sentences.length > 0),
  };
}

function versionOn({ versions }: RulePack, today: LocalDate): PackVersion | undefined {
  return versions.findLast(({ from }) => from <= today) ?? versions[0];
}

/** What another version says otherwise than the one of today: sections that differ, and what it did not ask of an entry. */
function differences(there: readonly PackSection[], today: readonly PackSection[]): readonly string[] {
  const said = there.flatMap(({ heading, sentences }) => {
    const now = today.find((section) => section.heading === heading)?.sentences ?? [];
    const own = sentences.filter((each) => !now.includes(each));
    if (heading !== whatCounts) return own.length === 0 && sentences.length === now.length ? [] : sentences;
    const gone = now
      .filter((each) => !sentences.includes(each))
      .map((each) => `It does not yet say, or no longer says: ${each}`);
    return [...own, ...gone];
  });
  return ["It says the same as the rule of today, but for this.", ...said];
}

const whatCounts = "What counts";

function versionSections(version: PackVersion | undefined, { categories }: RulePack): readonly PackSection[] {
  if (version === undefined) return [];
  return [
    {
      heading: "How much",
      sentences: [...requiredSentences(version), ...requirementSentences(version, categories)],
    },
    { heading: "When", sentences: cycleSentences(version) },
    {
      heading: whatCounts,
      sentences: [...acceptanceSentences(version, categories), ...categorySentences(categories)],
    },
    { heading: "What it is worth", sentences: unitSentences(version) },
    {
      heading: "Who needs less, and what is carried over",
      sentences: leniencySentences(version, categories),
    },
    { heading: "What it asks you to write", sentences: questionSentences(version, categories) },
    { heading: "Reporting, renewing, keeping", sentences: renewalSentences(version) },
  ];
}

const countedFor = {
  person: "Each person counts alone.",
  board: "The board counts as a whole.",
  library: "The library counts as a whole.",
} as const satisfies Record<RulePack["subject"], string>;

function whoSentences({ authority, credential, obligation, subject }: RulePack): readonly string[] {
  const second = {
    required: "What it asks for is required.",
    voluntary: "It is voluntary.",
    none: "It asks for nothing further: nothing falls due.",
  }[obligation];
  return [
    `This is the rule for “${credential}”.`,
    `Its authority is: ${authority}.`,
    `${countedFor[subject]} ${second}`,
  ];
}

function warningsOf(pack: RulePack, today: LocalDate): readonly string[] {
  const checked = fullDay(pack.checkedOn);
  return [
    ...(pack.status === "superseded"
      ? [
          pack.supersededBy === undefined
            ? "This rule is retired: it is offered to nobody any more."
            : `This rule has been replaced by ${pack.supersededBy}.`,
        ]
      : []),
    ...(pack.status === "unverified"
      ? [
          "This rule is unverified: parts of it could not be read at the authority. Ask there before relying on it.",
        ]
      : []),
    ...(isOldPack(pack, today)
      ? [
          `This rule was last checked on ${checked}, more than twelve months ago. Rules change: ask the authority.`,
        ]
      : []),
  ];
}

function daysWords({ from, to }: PackVersion): string {
  return to === undefined ? `from ${fullDay(from)} on` : `${fullDay(from)} to ${fullDay(to)}`;
}

function sourceSentences({ checkedBy, checkedOn, sources }: RulePack): readonly string[] {
  return [
    ...sources.map(
      ({ note, title, url }) => `${title} (${url})${note === undefined ? "" : `: ${sentence(note)}`}`,
    ),
    `Checked on ${fullDay(checkedOn)} by ${checkedBy}.`,
  ];
}
