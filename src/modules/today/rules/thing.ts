/** What stands on the page of the day and can be put away: its kind and which one. */
export type ThingKind = "offering" | "call" | "program" | "topic";

/** `offering:0199…`, as it is kept and sent. */
export type Thing = `${ThingKind}:${string}`;

const thingPattern = /^(?:offering|call|program|topic):[A-Za-z0-9-]{1,60}$/u;

export function isThing(text: string): text is Thing {
  return thingPattern.test(text);
}

/** The ids of one kind among things. */
export function idsOf(kind: ThingKind, things: ReadonlySet<string>): ReadonlySet<string> {
  const start = `${kind}:`;
  return new Set([...things].flatMap((each) => (each.startsWith(start) ? [each.slice(start.length)] : [])));
}
