import type { AttendanceRole } from "./attendance.ts";

/** A name as a meeting shows it, taken apart. */
export interface ShownName {
  readonly name: string;
  /** The account's name, which Zoom puts behind one that was changed. */
  readonly originalName: string | undefined;
  /** Where a remark behind the name says so: `(Host)`. */
  readonly role: AttendanceRole | undefined;
}

const mostLetters = 200;

/** What the programs put behind a name in their own words, and is no name. */
const remarks: readonly (readonly [RegExp, AttendanceRole | undefined])[] = [
  [
    /^(?:host|co-?host|organi[sz]er|anfitri[oó]n|ospitante|hôte|gastgeber|anfitrião|gospodarz|ホスト)$/iu,
    "host",
  ],
  [/^(?:presenter|panelist|speaker)$/iu, "presenter"],
  [
    /^(?:me|guest|external|unverified|invitad[oa]|ospite|invité|gast|convidado|gość|extern[eo]?|esterno|nicht (?:überprüft|verifiziert)|non vérifié|non verificato|no comprobado|sin comprobar|não verificado|zewnętrzn[ya]|niezweryfikowan[ya]|外部|未確認|ゲスト)$/iu,
    undefined,
  ],
];

const pronouns =
  /[/]|^(?:she|her|he|him|they|them|any|all pronouns|any pronouns|ella|él|elle|il|lei|lui|sie|er)$/iu;

/**
 * Takes `Display (Original)` apart: the original stands in the last balanced parentheses, for a name may have some of its
 * own. Remarks such as `(Host)` or `(External)` go; pronouns stay with the name.
 */
export function readShownName(text: string): ShownName {
  const plain = text
    .normalize("NFC")
    .replaceAll("（", "(")
    .replaceAll("）", ")")
    .slice(0, mostLetters)
    .trim();
  const parts = lastParentheses(plain);
  if (parts === undefined) return { name: plain, originalName: undefined, role: undefined };
  const remark = remarks.find(([pattern]) => pattern.test(parts.inside));
  if (remark !== undefined) {
    const inner = readShownName(parts.before);
    return { ...inner, role: remark[1] ?? inner.role };
  }
  if (pronouns.test(parts.inside)) return { name: plain, originalName: undefined, role: undefined };
  return { name: parts.before, originalName: parts.inside, role: undefined };
}

/** The same for every writing of one name: letter case, widths of letters and blanks do not tell people apart. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().replaceAll(/\s+/gu, " ").trim();
}

function lastParentheses(text: string): { readonly before: string; readonly inside: string } | undefined {
  if (!text.endsWith(")")) return undefined;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ")") depth += 1;
    if (text[at] === "(") depth -= 1;
    if (depth > 0) continue;
    const before = text.slice(0, at).trim();
    const inside = text.slice(at + 1, -1).trim();
    return before === "" || inside === "" ? undefined : { before, inside };
  }
  return undefined;
}
