/** A pack's text with one thing done to it that a hurried hand, or a hostile one, might do. */
export type Damage = (text: string, random: () => number) => string;

const strange = [
  "[",
  "{",
  "]",
  "}",
  ":",
  "- ",
  "? ",
  "&a ",
  "*a",
  "!!js ",
  "|",
  ">",
  "%",
  "@",
  '"',
  "'",
  "#",
  "\t",
  "\0",
  "\u2028",
  "\ufeff",
  "<<: ",
  "---\n",
  "~",
  "1e999",
  "-1",
  "1/0",
  ".nan",
  "2026-13-40",
  "null",
  "\ud800",
  "__proto__",
  "constructor",
];

/** All the kinds of damage that are tried. */
export const damages: Readonly<Record<string, Damage>> = {
  "letters taken out": (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 12));
  },
  "something strange put in": (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + pick(strange, random) + text.slice(at);
  },
  "a value exchanged": (text, random) =>
    onLine(text, random, (line) => line.replace(/:.*$/u, `: ${pick(strange, random)}`)),
  "a line left out": (text, random) => onLine(text, random, () => undefined),
  "a line twice": (text, random) => onLine(text, random, (line) => `${line}\n${line}`),
  "a line moved in or out": (text, random) =>
    onLine(text, random, (line) => (random() < 0.5 ? line.replace(/^ /u, "") : ` ${line}`)),
  "a name misspelt": (text, random) =>
    onLine(text, random, (line) => line.replace(/[a-z](?=[a-zA-Z]*:)/u, pick(["q", "", "ee"], random))),
  "a number changed": (text, random) =>
    onLine(text, random, (line) =>
      line.replace(/\d+/u, pick(["0", "-5", "99999999", "0.33333", "1/3", "x"], random)),
    ),
  "two lines exchanged": (text, random) => {
    const lines = text.split("\n");
    const [one, other] = [place(lines, random), place(lines, random)];
    const [first = "", second = ""] = [lines[one], lines[other]];
    return lines.with(one, second).with(other, first).join("\n");
  },
  "cut off": (text, random) => text.slice(0, place(text, random)),
  "something many times over": (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + pick(strange, random).repeat(1 + Math.floor(random() * 300)) + text.slice(at);
  },
};

function place({ length }: { readonly length: number }, random: () => number): number {
  return Math.min(length - 1, Math.floor(random() * length));
}

function pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[], random: () => number): Item {
  const item = items[place(items, random)];
  if (item === undefined) throw new Error("There is nothing to pick from.");
  return item;
}

function onLine(text: string, random: () => number, change: (line: string) => string | undefined): string {
  const lines = text.split("\n");
  const at = place(lines, random);
  const changed = change(lines[at] ?? "");
  return (changed === undefined ? lines.toSpliced(at, 1) : lines.with(at, changed)).join("\n");
}

const head = `id: us-zz
jurisdiction: US-ZZ
authority: State Library of Zz
credential: Zz Certificate
audience: public library
subject: person
obligation: required
status: verified
checkedOn: 2026-11-01
checkedBy: a test
sources: [{ url: "https://library.example/", title: Rule }]
`;

/** Packs of a few lines, so that the damage is near to every field; between them they have nearly all there are. */
export const smallPacks: readonly string[] = [
  `${head}categories: [{ id: technology, name: Technology, when: { topic: [technology] } }]
versions:
  - name: One
    from: 2020-01-01
    to: 2024-12-31
    appliesTo: cycle start
    roles: [{ id: director, name: Director }]
    cycle: { months: 36, anchor: { kind: issue date } }
    unit: { name: hour, plural: hours, minutes: 60 }
    required: { director: 45, everyone: 30 }
    requirements:
      - { id: t, name: T, counts: { category: [technology] }, minimum: 10, maximum: { percent: 50, of: required } }
    evidence: { kinds: [certificate] }
  - name: Two
    from: 2025-01-01
    appliesTo: everyone
    unit: { name: hour, plural: hours, minutes: 50 }
    required: 0
    evidence: { kinds: [] }
`,
  `${head}categories: []
versions:
  - name: One
    from: 2020-01-01
    appliesTo: renewal date
    cycle: { months: 24, anchor: { kind: fixed date, month: 6, day: 30, year: 2004 } }
    unit:
      name: credit
      plural: credits
      minutes: 60
      rounding: { each: entry, how: table, rows: [{ fromMinutes: 20, units: 0.5 }], repeatsAfter: 60 }
    required: "1/3"
    accepts: [{ when: { not: { mode: [reading] } }, otherwise: no reading }]
    conversions: [{ from: { measure: ceu }, units: 10 }, { from: { mode: teaching }, units: 2 }]
    repeats: [{ when: everything, counts: first only }]
    carryOver: { maximum: 5, earnedInLastMonths: 3 }
    evidence: { kinds: [letter], keep: { months: 12 } }
`,
  `${head}categories: []
versions:
  - name: One
    from: 2020-01-01
    to: 2029-12-31
    appliesTo: everyone
    cycle: &cycle { months: 12, anchor: { kind: calendar year } }
    unit: { name: hour, plural: hours, minutes: 60, rounding: { each: total, how: floor, step: 0.5 } }
    required: { everyone: 10, perEndorsement: { units: 3, free: 1 } }
    proration: { by: { kind: table, rows: [{ belowMonths: 6, units: 2 }] }, sharesFollow: true }
    exemptions: [{ id: a, when: { circumstance: retired }, note: No more. }]
    preApproval: { when: { approvedProvider: false }, by: the board, daysAhead: 30 }
    reporting: { to: the board, daysAfterDue: 30 }
    renewal: { lateKeepsAnchor: true, late: { unitsPerMonth: 1, note: One more. } }
    evidence: { kinds: [list] }
  - { name: Two, from: 2030-01-01, appliesTo: everyone, cycle: *cycle, unit: { name: a, plural: b, minutes: 1 }, required: 1, evidence: {} }
`,
];
