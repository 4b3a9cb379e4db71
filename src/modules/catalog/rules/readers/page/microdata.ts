import { type MarkupDocument, type Tag, attribute, attributeWords, within } from "../markup/document.ts";
import { joined } from "../markup/address.ts";
import { visibleText } from "../markup/visible-text.ts";

/** An item of microdata. Properties keep their order; each has one value or more. */
export interface MicrodataItem {
  readonly types: readonly string[];
  readonly id?: string;
  readonly properties: ReadonlyMap<string, readonly MicrodataValue[]>;
  /** What an item without any property says: its own text or address. */
  readonly value?: string;
  /** The element it was read from. */
  readonly tag: Tag;
}

export type MicrodataValue = string | MicrodataItem | ActionInput;

/** The `-input` and `-output` properties of schema.org actions. */
export interface ActionInput {
  readonly valueRequired?: true;
  readonly valueName?: string;
}

/** Top-level items, nested ones inside their properties, itemref followed; an item is given only once. */
export function extractMicrodata(document: MarkupDocument, baseUrl?: string): readonly MicrodataItem[] {
  const reading = new MicrodataReading(document, baseUrl);
  return reading.topLevel();
}

/** In characters of the budget, for one property given once more. */
const costOfReference = 100;

class MicrodataReading {
  readonly seen = new Set<Tag>();
  readonly byId = new Map<string, Tag>();
  readonly document: MarkupDocument;
  readonly baseUrl: string | undefined;

  constructor(document: MarkupDocument, baseUrl: string | undefined) {
    this.document = document;
    this.baseUrl = baseUrl;
    for (const tag of document.tags) {
      const id = attribute(tag, "id");
      if (id !== undefined && !this.byId.has(id)) this.byId.set(id, tag);
    }
  }

  topLevel(): readonly MicrodataItem[] {
    const items: MicrodataItem[] = [];
    for (const tag of this.document.tags) {
      if (attribute(tag, "itemscope") === undefined || this.seen.has(tag)) continue;
      items.push(this.item(tag));
    }
    return items;
  }

  private item(tag: Tag): MicrodataItem {
    this.seen.add(tag);
    const properties = new Map<string, MicrodataValue[]>();
    for (const holder of [...propertiesInside(tag), ...this.referred(tag)]) {
      const value = this.value(holder);
      if (value === undefined) continue;
      for (const name of attributeWords(holder, "itemprop")) {
        const values = properties.get(name);
        if (values === undefined) properties.set(name, [value]);
        else values.push(value);
      }
    }
    const types = attributeWords(tag, "itemtype");
    const id = types.length > 0 ? attribute(tag, "itemid")?.trim() : undefined;
    const item = { types, properties, tag, ...(id === undefined || id === "" ? {} : { id }) };
    return properties.size > 0 ? item : { ...item, value: plainValue(tag, this) };
  }

  /** The properties that `itemref` adds from elsewhere on the page. */
  private referred(tag: Tag): readonly Tag[] {
    return attributeWords(tag, "itemref").flatMap((id) => {
      const target = this.byId.get(id);
      if (target === undefined) return [];
      // Many items may refer to one large element: each time counts.
      const { budget } = this.document;
      if (budget.left < 0) return [];
      const inside = propertiesInside(target);
      budget.left -= costOfReference * inside.length;
      const isItem = attribute(target, "itemscope") !== undefined;
      if (isItem && attribute(target, "itemprop") !== undefined) return [target];
      return [...(isItem ? [] : ownProperty(target)), ...inside];
    });
  }

  private value(tag: Tag): MicrodataValue | undefined {
    if (attribute(tag, "itemscope") === undefined) {
      return actionInput(tag) ?? plainValue(tag, this);
    }
    // An item referred to twice, or from inside itself, is given where it was met first.
    return this.seen.has(tag) ? undefined : this.item(tag);
  }
}

function ownProperty(tag: Tag): readonly Tag[] {
  return attribute(tag, "itemprop") === undefined ? [] : [tag];
}

/** Elements that state a property of this item, not of an item inside it. */
function propertiesInside(tag: Tag): readonly Tag[] {
  const found: Tag[] = [];
  for (const each of within(tag, (t) => t === tag || attribute(t, "itemscope") === undefined)) {
    if (each !== tag && attribute(each, "itemprop") !== undefined) found.push(each);
  }
  return found;
}

function actionInput(tag: Tag): ActionInput | undefined {
  if (!/-(?:in|out)put$/u.test(attribute(tag, "itemprop") ?? "")) return undefined;
  if (addressAttribute.has(tag.name) || attribute(tag, "content")) return undefined;
  if (["meta", "data", "meter", "time"].includes(tag.name)) return undefined;
  const name = attribute(tag, "name");
  return {
    ...(attribute(tag, "required") === undefined ? {} : { valueRequired: true }),
    ...(name === undefined || name === "" ? {} : { valueName: name }),
  };
}

const addressAttribute = new Map([
  ...["audio", "embed", "iframe", "img", "source", "track", "video"].map((name) => [name, "src"] as const),
  ...["a", "area", "link"].map((name) => [name, "href"] as const),
  ["object", "data"] as const,
]);

/** What an element says by the rules of HTML microdata, and `content` on any element as schema.org's examples use it. */
function plainValue(tag: Tag, { baseUrl, document }: MicrodataReading): string {
  const address = addressAttribute.get(tag.name);
  if (tag.name === "meta") return attribute(tag, "content") ?? "";
  if (address !== undefined) return joined(attribute(tag, address) ?? "", baseUrl);
  if (tag.name === "data" || tag.name === "meter") return attribute(tag, "value") ?? "";
  if (tag.name === "time")
    return attribute(tag, "datetime") ?? attribute(tag, "content") ?? visibleText(tag, document.budget);
  return attribute(tag, "content") || visibleText(tag, document.budget);
}
