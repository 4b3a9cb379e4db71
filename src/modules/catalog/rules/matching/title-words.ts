/** Words that only join others: they never count, unless a title has nothing else. */
export const JOINING_WORDS: ReadonlySet<string> = new Set(
  `a an the of for to in on at and or with your you our from by how is are be its this that as into via
  what why when who we us my i do does can not no vs de la el le les der die das und et y e en fur des du los las
  al del un una il per con por para pour sur dans mit von zu im am`.split(/\s+/),
);

/** A word's plain form: plurals and verb endings taken away, usual abbreviations written out. */
export function plainWord(word: string): string {
  const known = PLAIN.get(word);
  if (known !== undefined) return known;
  const last = word.charCodeAt(word.length - 1);
  const stemmed = word.length < 4 || last < 97 || last > 122 ? word : stem(word);
  const plain = ABBREVIATED.get(stemmed) ?? stemmed;
  if (PLAIN.size < KNOWN_WORDS_KEPT) PLAIN.set(word, plain);
  return plain;
}

/** The value of a roman numeral up to XX or a number word up to twelve, else undefined. */
export function spelledNumber(word: string): number | undefined {
  return NUMBER_WORDS.get(word) ?? ROMAN.get(word);
}

export function romanNumber(word: string): number | undefined {
  return ROMAN.get(word);
}

/** "1st" and "first" as 1; undefined for what is no ordinal. */
export function ordinalNumber(word: string): number | undefined {
  const named = ORDINALS.get(word);
  if (named !== undefined) return named;
  const digits = /^(\d{1,3})(?:st|nd|rd|th)$/.exec(word)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** The month (1 to 12) a word names, in full or by three letters; "may" only counts beside a day. */
export function monthNumber(word: string): number | undefined {
  return MONTHS.get(word);
}

/** The group of words that exclude each other ("level", "season", …) and which of them this is. */
export function exclusiveMeaning(word: string): string | undefined {
  return EXCLUSIVE.get(word);
}

/** Nouns that a part's number follows or precedes. */
export const PART_NOUNS: ReadonlySet<string> = new Set(
  `part pt session module week day lesson chapter unit volume vol episode ep level phase step section no number nr
  round class webinar workshop meeting book act track`.split(/\s+/),
);

const KNOWN_WORDS_KEPT = 10_000;

const ABBREVIATIONS: readonly (readonly [string, string])[] = [
  ["intro", "introduction"],
  ["intros", "introduction"],
  ["introductory", "introduction"],
  ["introducing", "introduction"],
  ["lib", "library"],
  ["libs", "library"],
  ["info", "information"],
  ["mgmt", "management"],
  ["mgt", "management"],
  ["managing", "management"],
  ["dev", "development"],
  ["prof", "professional"],
  ["univ", "university"],
  ["dept", "department"],
  ["assoc", "association"],
  ["natl", "national"],
  ["intl", "international"],
  ["govt", "government"],
  ["org", "organization"],
  ["asst", "assistant"],
  ["wkshp", "workshop"],
  ["wksp", "workshop"],
  ["conference", "conf"],
  ["confs", "conf"],
  ["conferences", "conf"],
  ["docs", "documentation"],
  ["apps", "app"],
  ["application", "app"],
  ["applications", "app"],
  ["admin", "administration"],
  ["ed", "education"],
  ["tech", "technology"],
  ["technologies", "technology"],
  ["comm", "communication"],
  ["programme", "program"],
  ["programmes", "program"],
  ["centre", "center"],
  ["centres", "center"],
  ["organisation", "organization"],
  ["organisations", "organization"],
  ["colour", "color"],
  ["catalogue", "catalog"],
  ["cataloguing", "catalog"],
  ["behaviour", "behavior"],
  ["saint", "st"],
  ["fort", "ft"],
  ["mount", "mt"],
  ["qa", "qa"],
  ["series", "series"],
  ["news", "news"],
  ["analyses", "analysis"],
  ["children", "child"],
  ["kids", "kid"],
  ["people", "person"],
  ["data", "data"],
];

const ABBREVIATED: ReadonlyMap<string, string> = new Map(ABBREVIATIONS);
const PLAIN = new Map<string, string>(ABBREVIATIONS);

/** A light stem: only endings that never change what a title is about. */
function stem(word: string): string {
  const single = withoutPlural(word);
  if (single.endsWith("ing") && single.length > 6) return withoutDoubling(single.slice(0, -3));
  if (single.endsWith("ed") && single.length > 5) return withoutDoubling(single.slice(0, -2));
  return single.endsWith("e") && single.length > 5 ? single.slice(0, -1) : single;
}

/** A word without the ending of an English plural. */
export function withoutPlural(word: string): string {
  if (!word.endsWith("s")) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[suioa]s$/.test(word) ? word : word.slice(0, -1);
}

function withoutDoubling(word: string): string {
  const last = word.at(-1) ?? "";
  return last === word.at(-2) && "bdgmnprt".includes(last) ? word.slice(0, -1) : word;
}

function numbered(words: string, first: number): readonly (readonly [string, number])[] {
  return words.split(" ").map((word, index) => [word, first + index] as const);
}

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  numbered("one two three four five six seven eight nine ten eleven twelve", 1),
);
const ROMAN: ReadonlyMap<string, number> = new Map(
  numbered("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx", 1),
);
const ORDINALS: ReadonlyMap<string, number> = new Map(
  numbered("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth", 1),
);
const MONTHS: ReadonlyMap<string, number> = new Map([
  ...numbered("january february march april may june july august september october november december", 1),
  ...numbered("jan feb mar apr may jun jul aug sep oct nov dec", 1),
  ["sept", 9],
]);

const EXCLUSIVE: ReadonlyMap<string, string> = new Map([
  ...exclusive("level", [
    ["1", "beginner basic introduction fundamental starter novice elementary"],
    ["2", "intermediate"],
    ["3", "advanced expert master masterclas"],
  ]),
  ...exclusive("season", [
    ["1", "spring"],
    ["2", "summer"],
    ["3", "fall autumn"],
    ["4", "winter"],
  ]),
  ...exclusive("weekday", [
    ["1", "monday"],
    ["2", "tuesday"],
    ["3", "wednesday"],
    ["4", "thursday"],
    ["5", "friday"],
    ["6", "saturday"],
    ["7", "sunday"],
  ]),
  ...exclusive("daytime", [
    ["1", "morn morning"],
    ["2", "afternoon"],
    ["3", "even evening"],
  ]),
]);

function exclusive(
  group: string,
  meanings: readonly (readonly [string, string])[],
): readonly (readonly [string, string])[] {
  return meanings.flatMap(([meaning, words]) =>
    words.split(" ").map((word) => [plainWord(word), `${group} ${meaning}`] as const),
  );
}
