/** How one text field counts towards the score. */
export interface TextField {
  /** How much a word here counts beside one in a field of weight 1. */
  readonly weight: number;
  /** From 0 (length does not matter) to 1 (a word in a text twice the typical length counts half). */
  readonly lengthPenalty: number;
  /**
   * Words in a typical text of this field, stop words left out. A constant rather than the running average, so that
   * a document's weights never change after it is indexed.
   */
  readonly typicalWords: number;
}

/** What documents of one index consist of. */
export interface IndexSchema {
  readonly text: Readonly<Record<string, TextField>>;
  /** Fields of exact values, none to many a document: what is filtered by and counted as facets. */
  readonly keywords: readonly string[];
  /** Fields of one number a document. */
  readonly numbers: readonly string[];
  /**
   * Number columns of a document's parts. A document has none to many parts (the sessions of an offering), and a
   * filter on parts asks that one and the same part meets all its conditions.
   */
  readonly parts: readonly string[];
  readonly ranking?: Partial<Ranking>;
}

/** The constants of the ranking; docs/decisions tells how the defaults were found. */
export interface Ranking {
  /** BM25's k1: how much a second and third occurrence adds. */
  readonly saturation: number;
  /** Weight of the words that the best hits share, beside that of the words asked for; 0 leaves them out. */
  readonly feedback: number;
  /** How many of the best hits are looked at for that, and how many words are taken from them. */
  readonly feedbackHits: number;
  readonly feedbackWords: number;
  /** Only questions of at least this many different words are answered with the help of the best hits. */
  readonly feedbackFromWords: number;
  /** How many hits are put in order again with their help. */
  readonly rerankedHits: number;
}

export interface SearchDocument {
  readonly id: string;
  /** BCP 47 tag; English when absent. Only English words are stemmed. */
  readonly language?: string;
  readonly text: Readonly<Record<string, string | undefined>>;
  readonly keywords?: Readonly<Record<string, readonly string[] | undefined>>;
  readonly numbers?: Readonly<Record<string, number | undefined>>;
  readonly parts?: readonly Readonly<Record<string, number | undefined>>[];
}

/** What a document must meet. A document without a value meets no condition on it. */
export type Filter =
  | { readonly keyword: string; readonly anyOf: readonly string[] }
  | { readonly number: string; readonly from?: number; readonly to?: number }
  | { readonly part: readonly PartCondition[] }
  | { readonly every: readonly Filter[] }
  | { readonly either: readonly Filter[] }
  | { readonly not: Filter }
  /** One that other searches may share as it is: what it lets through is kept with each segment. */
  | { readonly kept: Filter };

/** What one part must meet. */
export type PartCondition =
  | {
      readonly column: string;
      /** Inclusive ranges, ascending and not overlapping; the number must lie in one of them. */
      readonly ranges: readonly (readonly [from: number, to: number])[];
      /** Where a part ends that begins at `column`: it must begin before the end of a range, and be over in the same. */
      readonly until?: string;
    }
  | {
      /** The columns that hold latitude and longitude in degrees. */
      readonly point: readonly [latitude: string, longitude: string];
      readonly latitude: number;
      readonly longitude: number;
      readonly kilometres: number;
    }
  | {
      /** For what no range can say, as what suits one person: slow beside the others, and not for a `kept` filter. */
      readonly columns: readonly string[];
      /** Given the part's numbers in the order of `columns`; NaN where it has none. The array is used again. */
      readonly suits: (values: Readonly<Float64Array>) => boolean;
    }
  /** All conditions of one of these lists. */
  | { readonly either: readonly (readonly PartCondition[])[] };

/** What to order by; ties are broken by `then`, and last by the order in which documents were put. */
export type Sort =
  | { readonly by: "score"; readonly then?: ColumnSort }
  | (ColumnSort & { readonly then?: "score" });

/** Documents without a value come last. */
export type ColumnSort =
  | { readonly by: "number"; readonly field: string; readonly isDescending?: boolean }
  | {
      /** The smallest (descending: largest) value among the parts that meet the conditions. */
      readonly by: "part";
      readonly column: string;
      readonly where?: readonly PartCondition[];
      readonly isDescending?: boolean;
    };

export interface SearchRequest {
  /**
   * Words; `"quoted phrases"` must appear; `-word` must not. Empty or absent: everything. In a text of more than
   * twelve words quotation marks and hyphens are read as in prose.
   */
  readonly text?: string;
  /**
   * `all`: every word must match. `any`: one is enough. `most` (default): all of up to three words, all but two
   * of up to five, two of up to eight, one of longer questions; and when nothing has so many, what has fewer.
   */
  readonly match?: "all" | "most" | "any";
  /** The last word is still being typed: its beginnings match too. */
  readonly isTyping?: boolean;
  readonly filters?: readonly Filter[];
  /** Keyword fields whose values are counted. */
  readonly facets?: readonly string[];
  readonly sort?: Sort;
  readonly offset?: number;
  readonly limit?: number;
  /** An offset after the last hit gives the last page of `limit` hits instead of none. */
  readonly keepsToLastPage?: boolean | undefined;
  /** False saves the work of finding which words matched where. */
  readonly explain?: boolean;
}

export interface SearchResult {
  readonly total: number;
  /** How many come before the first of the hits. */
  readonly offset: number;
  readonly hits: readonly Hit[];
  /**
   * For each facet asked for, how many documents would be found with each of its values: the filter on the field
   * itself is left out of the count. Most frequent first, then by value; values nobody has are absent.
   */
  readonly facets: Readonly<Record<string, readonly FacetCount[]>>;
  /** The text with misspelt words replaced, when any was. */
  readonly corrected?: string;
  /** True when no document has all the words, so that those with the most are given. */
  readonly isRelaxed: boolean;
}

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface Hit {
  readonly id: string;
  /** Zero when there is no text. */
  readonly score: number;
  /** The number sorted by, when sorted by a column and the document has one. */
  readonly sortValue?: number;
  readonly matched: readonly MatchedWord[];
}

/** Which word of the question was found where. */
export interface MatchedWord {
  /** As typed. */
  readonly word: string;
  /** As first seen in a document, when it is another word than the one typed. */
  readonly found?: string;
  readonly how: MatchKind;
  /** The text fields, in the order of the schema. */
  readonly fields: readonly string[];
  /** Index terms, for `findWords` to highlight. */
  readonly terms: readonly string[];
}

export type MatchKind = "word" | "synonym" | "spelling" | "beginning" | "phrase";
