import { localDay } from "#platform/time";
import { dayWords, shortDay } from "#platform/words";
import type { CardSession } from "../finding/found.ts";
import { hourRange } from "../finding/when.ts";
import type { Listing } from "../listing.ts";
import type { RecordSession } from "../record.ts";

type Sat = Pick<Listing, "title" | "sessions">;

/** Two offerings as they are, and the one that they would be. */
export interface PossibleJoin {
  readonly one: Sat;
  readonly other: Sat;
  readonly together: Sat;
}

/** What comes of it when two offerings are said to be the same, in sentences. */
export function togetherWords({ one, other, together }: PossibleJoin, zone: string): readonly string[] {
  const starts = new Set(together.sessions.map(({ start }) => Date.parse(start)));
  const leftOut = [...one.sessions, ...other.sessions].filter(
    ({ isAllDay, start }) => !isAllDay && !starts.has(Date.parse(start)),
  );
  const write = momentsIn([...together.sessions, ...leftOut], zone);
  return [
    `One offering ${sessionsWords(together, zone)}.`,
    ...(leftOut.length === 0
      ? []
      : [
          `${listWords(leftOut.map(write))} ${leftOut.length === 1 ? "is" : "are"} left out: taken for the same meeting with a wrong time zone.`,
        ]),
    ...(one.title === other.title ? [] : [`It is called “${together.title}”.`]),
    "Both addresses lead to it, and what people planned, logged or saved of either stays theirs.",
  ];
}

/** What comes of it when they are said not to be. */
export function apartWords({ one, other }: PossibleJoin, zone: string): string {
  const write = momentsIn([...one.sessions, ...other.sessions], zone);
  const [first, second] = [sideWords(one, write), sideWords(other, write)];
  const sides = first === second ? `both ${first}` : `one ${first}, the other ${second}`;
  return `Two offerings, as now: ${sides}. You are not asked about these two again.`;
}

/** "with two sessions: Dec 2 at 10 am and Dec 9 at 10 am". */
export function sessionsWords({ sessions }: Pick<Listing, "sessions">, zone: string): string {
  if (sessions.length === 0) return "without a date, to take at any time";
  const write = momentsIn(sessions, zone);
  const shown = sessions.length > mostShown + 1 ? sessions.slice(0, mostShown) : sessions;
  const rest = sessions.length - shown.length;
  const words = listWords([...shown.map(write), ...(rest === 0 ? [] : [`${rest} more`])]);
  return `with ${countWord(sessions.length)} ${sessions.length === 1 ? "session" : "sessions"}: ${words}`;
}

const mostShown = 5;

type Write = (session: RecordSession) => string;

/** How sessions are written beside each other: with the year where they are not all of one. */
function momentsIn(sessions: readonly RecordSession[], zone: string): Write {
  const dayOf = ({ isAllDay, start }: RecordSession) =>
    isAllDay ? start.slice(0, 10) : localDay(zone, start);
  const years = new Set(sessions.map((session) => dayOf(session).slice(0, 4)));
  const day = years.size > 1 ? dayWords : shortDay;
  return (session) => {
    const hours = session.isAllDay ? ", all day" : ` at ${hourRange(startOf(session), zone)}`;
    return `${day(dayOf(session))}${hours}${session.status === "cancelled" ? " (cancelled)" : ""}`;
  };
}

function startOf({ isAllDay, start, status }: RecordSession): CardSession {
  return { isAllDay, start, status };
}

function sideWords({ sessions }: Sat, write: Write): string {
  const [first] = sessions;
  if (first === undefined) return "at any time";
  return sessions.length === 1
    ? `on ${write(first)}`
    : `with ${countWord(sessions.length)} sessions, the first on ${write(first)}`;
}

function listWords(words: readonly string[]): string {
  return new Intl.ListFormat("en-US").format(words);
}

const smallNumbers = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

function countWord(count: number): string {
  return smallNumbers[count] ?? String(count);
}
