/** Someone as they were written on a list. */
export interface WrittenPerson {
  readonly name: string;
  readonly email: string | undefined;
}

const address = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/u;
const longestName = 150;
const mostPeople = 500;

/** A pasted list of people, one a line: `Ana Owner`, `Ana Owner <ana@library.example>`, `Ana Owner, ana@…`, or an address alone. */
export function readPeople(
  text: string,
): { readonly people: readonly WrittenPerson[] } | { readonly wrong: string; readonly why: string } {
  const lines = text.split(/\r?\n/u).map((each) => each.trim());
  const people = new Map<string, WrittenPerson>();
  for (const line of lines.filter((each) => each !== "")) {
    const person = readPerson(line);
    if (person === undefined)
      return {
        wrong: line.slice(0, 80),
        why: "Write a name, an e-mail address, or both: Ana Owner <ana@library.example>.",
      };
    people.set(person.email ?? person.name.toLowerCase(), person);
  }
  if (people.size > mostPeople)
    return { wrong: `${people.size} people`, why: `Enter at most ${mostPeople} at a time.` };
  return { people: [...people.values()] };
}

function readPerson(line: string): WrittenPerson | undefined {
  const parts = line
    .split(/[<>,;\t()]/u)
    .map((each) => each.trim())
    .filter((each) => each !== "");
  const found = parts.find((each) => address.test(each));
  if (found === undefined && line.includes("@")) return undefined;
  const name = parts.filter((each) => each !== found).join(" ");
  if (name.length > longestName || (name === "" && found === undefined)) return undefined;
  return { name: name === "" ? (found ?? "") : name, email: found?.toLowerCase() };
}
