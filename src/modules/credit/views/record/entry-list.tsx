import { dayWords } from "#platform/words";
import { Button, DateCard, Disclosure, PostForm, type TagProps } from "#ui";
import type { DecidedEntry } from "../../rules/ledger/as-engine-sees.ts";
import { dayParts, measuredWords } from "../../rules/record/amount-words.ts";
import { modeNames } from "../../rules/record/entry-form.ts";
import type { EntryOutcome } from "../../rules/record/entry-outcome.ts";

/** An entry of the list, and what became of it for the credential that is looked at. */
export interface EntryLine {
  readonly entry: DecidedEntry;
  readonly outcome?: EntryOutcome | undefined;
  /** Planned, and its day has come. */
  readonly isDue: boolean;
}

/** One entry: when, what, what it counted for, and why not. */
export function EntryCard({
  line: { entry, outcome, isDue },
  csrfToken,
}: {
  readonly line: EntryLine;
  readonly csrfToken: string;
}) {
  return DateCard({
    date: cardDate(entry),
    title: entry.title,
    href: `/record/entries/${entry.id}`,
    summary: summaryOf(entry),
    tags: tagsOf(entry, outcome),
    more: outcome && <Outcome outcome={outcome} title={entry.title} />,
    actions: isDue && (
      <PostForm action={`/record/entries/${entry.id}/confirmation`} csrfToken={csrfToken}>
        <Button about={entry.title}>I did it</Button>{" "}
        <Button about={entry.title} tone="text" action={`/record/entries/${entry.id}/removal`}>
          I did not
        </Button>
      </PostForm>
    ),
  });
}

function cardDate({ from, to }: DecidedEntry) {
  if (to === undefined) return { above: "", large: "?", below: ["no day yet"], spoken: "No day yet" };
  const [month, day, year] = dayParts(to);
  return {
    above: month,
    large: day,
    below: from === to || from === undefined ? [year] : [year, `since ${dayWords(from).split(",")[0] ?? ""}`],
    dateTime: to,
  };
}

function summaryOf({ provider, mode, measured, state, evidence, proofOnPaper }: DecidedEntry): string {
  // Of what is still to come there cannot be any.
  const noProof = state === "planned" ? undefined : "no proof yet";
  const files = evidence.length === 1 ? "1 file" : `${evidence.length} files`;
  return [
    provider,
    modeNames[mode],
    measuredWords(measured),
    evidence.length > 0 ? files : proofOnPaper.length > 0 ? "proof on paper" : noProof,
  ]
    .filter(Boolean)
    .join(" · ");
}

function tagsOf({ state }: DecidedEntry, outcome: EntryOutcome | undefined): readonly TagProps[] {
  return [
    ...(state === "planned" ? [{ label: "Planned" }] : []),
    ...(state === "draft" ? [{ label: "Draft: waits for your yes", tone: "attention" as const }] : []),
    ...(outcome === undefined ? [] : [{ label: outcome.label, tone: outcome.tone }]),
    ...(outcome?.towards ?? []).map((label) => ({ label })),
  ];
}

function Outcome({ outcome, title }: { readonly outcome: EntryOutcome; readonly title: string }) {
  const { counted, notCounted, prospects } = outcome;
  const question =
    notCounted.length === 0
      ? "How it counts"
      : counted.length === 0
        ? "Why doesn’t this count?"
        : "Why doesn’t all of this count?";
  return (
    <Disclosure summary={question} about={title}>
      <ul>
        {[...counted, ...notCounted, ...prospects].map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </Disclosure>
  );
}
