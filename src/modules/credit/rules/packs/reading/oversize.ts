import { type Document, isAlias, isCollection, isPair } from "yaml";

interface Oversize {
  readonly offset: number;
  readonly message: string;
}

interface Measure {
  /** Values in it, those of aliases counted as often as they are used. */
  readonly values: number;
  readonly depth: number;
}

const mostValues = 20_000;
const deepest = 30;

/**
 * What makes a document that was read no pack, whatever its fields: it is nested too deep, or, by aliases of aliases, more
 * than a pack can hold; an alias stands for nothing; a name is no word.
 */
export function oversize(document: Document.Parsed): Oversize | undefined {
  const measured = new Map<unknown, Measure | "under way">();
  let found: Oversize | undefined;
  const tell = (node: unknown, message: string): Measure => {
    found ??= { offset: offsetOf(node), message };
    return { values: 1, depth: 1 };
  };
  const measure = (node: unknown): Measure => {
    const known = measured.get(node);
    if (known === "under way") return tell(node, "An alias cannot stand within what it stands for");
    if (known !== undefined) return known;
    measured.set(node, "under way");
    if (isAlias(node) && node.resolve(document) === undefined)
      tell(node, `Nothing above is anchored as “${node.source}”`);
    if (isPair(node) && isCollection(node.key)) tell(node.key, "A name is a word, not a list or fields");
    const inner = insideOf(node, document).map(measure);
    const values = inner.reduce((sum, each) => sum + each.values, 1);
    const depth = inner.reduce((most, each) => Math.max(most, each.depth), 0) + (isCollection(node) ? 1 : 0);
    const whole = { values, depth };
    measured.set(node, whole);
    if (values > mostValues)
      return tell(node, `A pack holds at most ${mostValues} values, aliases written out`);
    return depth > deepest ? tell(node, `This is nested more than ${deepest} deep`) : whole;
  };
  measure(document.contents);
  return found;
}

function insideOf(node: unknown, document: Document.Parsed): readonly unknown[] {
  if (isAlias(node)) return [node.resolve(document)];
  if (isPair(node)) return [node.key, node.value];
  return isCollection(node) ? node.items : [];
}

function offsetOf(node: unknown): number {
  return (isCollection(node) || isAlias(node) ? node.range?.[0] : 0) ?? 0;
}
