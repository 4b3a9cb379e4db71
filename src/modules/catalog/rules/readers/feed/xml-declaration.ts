import { forwardFinder, type ForwardFinder } from "./xml-span.ts";

/** What can be wrong with a document around its records. */
export type ScanProblem = "hidden-record" | "orphan-close" | "own-entities" | "broken-section";

/** The searches that skipping declarations needs, kept for the length of one scan. */
export interface DeclarationFinders {
  readonly document: string;
  /** The closing tag of the document's records, without its `>`: `</item`. */
  readonly recordName: string;
  readonly commentStart: ForwardFinder;
  readonly commentEnd: ForwardFinder;
  readonly cdataStart: ForwardFinder;
  readonly cdataEnd: ForwardFinder;
  readonly instructionEnd: ForwardFinder;
  readonly recordClose: ForwardFinder;
  /** A document has one document type; what looks like another is text. */
  readonly doctype: { isRead: boolean };
}

/** Where reading goes on, and what was found on the way. */
export interface Skipped {
  readonly end: number;
  readonly problems: readonly ScanProblem[];
}

const OPENS_CDATA = "<![CDATA[";
const LONGEST_DOCTYPE = 20_000;

export function declarationFinders(document: string, recordName: string): DeclarationFinders {
  return {
    document,
    recordName,
    commentStart: forwardFinder(document, "<!--"),
    commentEnd: forwardFinder(document, "-->"),
    cdataStart: forwardFinder(document, OPENS_CDATA),
    cdataEnd: forwardFinder(document, "]]>"),
    instructionEnd: forwardFinder(document, "?>"),
    recordClose: forwardFinder(document, `</${recordName}`),
    doctype: { isRead: false },
  };
}

/** Passes over what starts with `<!` or `<?` at `start`, inside the element called `holder`. */
export function skipDeclaration(
  finders: DeclarationFinders,
  start: number,
  holder: string | undefined,
): Skipped {
  const { document } = finders;
  if (document.startsWith(OPENS_CDATA, start)) return skipCdata(finders, start, holder);
  if (document.startsWith("<!--", start)) return skipComment(finders, start);
  if (document.startsWith("<?", start)) return skipInstruction(finders, start);
  if (!/^<!doctype/i.test(document.slice(start, start + 9)) || finders.doctype.isRead)
    return passed(start + 2);
  finders.doctype.isRead = true;
  return skipDoctype(document, start);
}

/**
 * A section without an end, or one that runs over the start of another, has lost its `]]>`: it ends with the element
 * that holds it. Any other is text, even where it quotes a whole feed.
 */
function skipCdata(finders: DeclarationFinders, start: number, holder: string | undefined): Skipped {
  const { document } = finders;
  const inside = start + OPENS_CDATA.length;
  const end = finders.cdataEnd(inside);
  const nested = finders.cdataStart(inside);
  const runsOver = end < 0 || (nested >= 0 && nested < end);
  if (!runsOver) return { end: end + 3, problems: hiddenRecords(finders, inside, end) };
  const region = document.slice(inside, nested < 0 ? document.length : nested);
  const holderClose = holder === undefined ? -1 : region.toLowerCase().indexOf(`</${holder}`);
  if (holderClose >= 0) return { end: inside + holderClose, problems: ["broken-section"] };
  if (end >= 0 && !region.includes(`<${finders.recordName}`)) return passed(end + 3);
  // A stray marker must not hide what follows it: only the marker is passed over.
  return { end: inside, problems: ["broken-section"] };
}

/** Two hyphens may not stand in a comment (XML 1.0 §2.5): one that holds the start of another has lost its end. */
function skipComment(finders: DeclarationFinders, start: number): Skipped {
  const inside = start + 4;
  const end = finders.commentEnd(inside);
  const nested = finders.commentStart(inside);
  if (end < 0 || (nested >= 0 && nested < end)) return passed(inside);
  return { end: end + 3, problems: hiddenRecords(finders, inside, end) };
}

/** One problem for each record that opens and closes between two places that are not read. */
function hiddenRecords(finders: DeclarationFinders, from: number, to: number): ScanProblem[] {
  const close = finders.recordClose(from);
  if (close < 0 || close > to) return [];
  const opening = new RegExp(`<(?:[\\w.-]+:)?${finders.recordName}[\\s/>]`, "gi");
  return (
    finders.document
      .slice(from, to)
      .match(opening)
      ?.map(() => "hidden-record") ?? []
  );
}

function skipInstruction(finders: DeclarationFinders, start: number): Skipped {
  const end = finders.instructionEnd(start);
  const markup = finders.document.indexOf("<", start + 2);
  return passed(end < 0 || (markup >= 0 && markup < end) ? start + 2 : end + 2);
}

/** Nothing is fetched and nothing declared is used: no external subset, no entities of the document's own. */
function skipDoctype(document: string, start: number): Skipped {
  const head = document.slice(start, start + LONGEST_DOCTYPE);
  const simple = /^<!doctype[^[<>]*>/i.exec(head);
  if (simple) return passed(start + simple[0].length);
  const subset = /^<!doctype[^[<>]*\[[\s\S]*?\]\s*>/i.exec(head);
  if (!subset) return passed(start + 2);
  const problems: ScanProblem[] = /<!entity/i.test(subset[0]) ? ["own-entities"] : [];
  return { end: start + subset[0].length, problems };
}

function passed(end: number): Skipped {
  return { end, problems: [] };
}
