import type { KnownNames } from "./schedule-reading.ts";

type Person = KnownNames["staff"][number];

/** A person by e-mail address or name, "First Last" or "Last, First", or why nobody is meant. */
export type FindPerson = (text: string) => Person | { readonly why: string };

/** Finds people by what schedules call them. A name that several have is nobody's. */
export function peopleFinder({ staff }: KnownNames): FindPerson {
  const found = new Map<string, Person[]>();
  for (const person of staff)
    for (const name of new Set([
      plain(person.name),
      ...(person.email === undefined ? [] : [plain(person.email)]),
    ]))
      found.set(name, [...(found.get(name) ?? []), person]);
  return (text) => {
    const people = found.get(plain(turned(text))) ?? found.get(plain(text)) ?? [];
    const [first, second] = people;
    if (first === undefined) return { why: "Nobody on the staff has this name or address." };
    return second === undefined ? first : { why: "Several people have this name: give the e-mail address." };
  };
}

function turned(text: string): string {
  const [last = "", first, ...more] = text.split(",");
  return first === undefined || more.length > 0 ? text : `${first.trim()} ${last.trim()}`;
}

function plain(name: string): string {
  return name
    .normalize("NFKD")
    .replaceAll(/\p{Mark}/gu, "")
    .toLowerCase()
    .replaceAll(/\s+/gu, " ")
    .trim();
}
