import { clockWords, dayAndTime } from "../words/day-words.ts";
import { paidWords, placeWords } from "./proposed-words.ts";
import type { Proposed } from "./team-facts.ts";

/** Who is asked by whom, where they answer, and by whose clock they read. */
export interface ProposalReader {
  readonly name: string;
  readonly employer: string;
  readonly zone: string;
  readonly url: string;
}

/** So many sittings are written out; a long series is on its page. */
const mostSittings = 6;

/** The letter about what a team's plan has for somebody, the soonest first: what, when by their clock, where and what it costs. */
export function proposalLetter(
  proposed: readonly Proposed[],
  { employer, name, url, zone }: ProposalReader,
): { readonly subject: string; readonly text: string } {
  const all = proposed.toSorted((one, other) => startOf(one).localeCompare(startOf(other)));
  const [first] = all;
  const isOne = all.length === 1;
  const what = isOne ? `“${oneLine(first?.title ?? "")}”` : `${all.length} sessions`;
  return {
    subject: `${employer} proposes ${what} to you`,
    text: [
      `${name}, your team’s plan at ${employer} has a place for you in ${isOne ? "this" : "each of these"}. Desks and money are seen to; whether you go is yours to say.`,
      ...all.map((each) => itemText(each, { employer, zone })),
      `Say yes or no, or look for something else instead:\n${url}`,
    ].join("\n\n"),
  };
}

function itemText(proposed: Proposed, { employer, zone }: Pick<ProposalReader, "employer" | "zone">): string {
  const { title, sittings, provider } = proposed;
  const facts = [provider, placeWords(proposed), paidWords(proposed, employer)];
  const more = sittings.length - mostSittings;
  return [
    oneLine(title),
    ...sittings.slice(0, mostSittings).map(({ start, end }) => timesText(start, end, zone)),
    ...(more > 0 ? [`and ${more} more`] : []),
    oneLine(facts.filter((fact) => fact !== undefined).join(" · ")),
  ].join("\n");
}

/** `Thu, Jan 16, 2031, 10:00 am to 11:30 am CST`: a letter is read far from the page that says whose clock it is. */
function timesText(start: string, end: string, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeZoneName: "short" });
  const clock = parts.formatToParts(new Date(start)).find(({ type }) => type === "timeZoneName");
  return `${dayAndTime(start, zone)} to ${clockWords(end, zone)} ${clock?.value ?? zone}`;
}

function startOf({ sittings }: Proposed): string {
  return sittings[0]?.start ?? "";
}

// Titles come from strangers: a line of theirs must not look like one of ours.
function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();
}
