import type { Addition } from "./addition.ts";

const mostNamed = 3;

/** What somebody added or decided, in a few words. */
export function additionWords(addition: Addition): string {
  switch (addition.kind) {
    case "by hand":
      return `Entered ${named(addition.people)}`;
    case "roster":
      return `Watched through ${addition.login}: ${named(addition.members)}`;
    case "same":
      return `One person: ${plainKeys(addition.keys)}`;
    case "apart":
      return `Different people: ${plainKeys(addition.keys)}`;
    case "colleague":
      return addition.staffId === undefined
        ? `Nobody on our staff: ${plainKeys([addition.key])}`
        : `A colleague: ${plainKeys([addition.key])}`;
    case "excused":
      return `Set ${addition.minutes} minutes: ${addition.reason}`;
    default:
      return addition satisfies never;
  }
}

function named(people: readonly { readonly name: string }[]): string {
  const names = people.slice(0, mostNamed).map(({ name }) => name);
  const rest = people.length - names.length;
  return [...names, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

// Keys are an e-mail address, or `name:ana owner` with the time where a name is not enough.
function plainKeys(keys: readonly string[]): string {
  return keys.map((key) => key.replace(/^name:/u, "").replace(/@[\d:-]+$/u, "")).join(", ");
}
