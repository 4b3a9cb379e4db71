/** A row as it is shown and taken along: plain JSON, its keys in the words of its schema. */
export type JsonRow = Readonly<Record<string, unknown>>;

/** How long a class of record is kept. */
export interface Retention {
  /** From the day that `after` names; absent: kept for good. */
  readonly days?: number | undefined;
  /** What the days are counted from, as words: `the end of the last position`. */
  readonly after: string;
  /** The schedule or rule it rests on. A default is an example: what applies is for the employer to find out. */
  readonly basis: string;
}

/** Who a record is held for: the account, and the employers that know the person today. */
export interface Holder {
  readonly accountId: string;
  readonly employments: readonly { readonly employerId: string; readonly staffId: string }[];
}

/** A row whose retention has run out. */
export interface DueRow {
  /** Finds it again: its id, or several parted by a blank. */
  readonly key: string;
  /** The member of staff it is about, for legal holds. */
  readonly staffId: string | undefined;
  /** What a person needs to decide: `Ada Lovelace, Librarian, left Eastside`. */
  readonly about: string;
  /** The day its retention counts from. */
  readonly countsFrom: string;
}

/** A record's class as pages and files name it. */
export interface RecordClassName {
  /** Never changed once released: `staff-record`. Files and settings are found by it. */
  readonly name: string;
  /** `What your employer knows of you`. */
  readonly label: string;
  /** What those who keep it call it, for an employer's: `Staff records`. */
  readonly officeLabel?: string | undefined;
  /** What is in it and what for, as one sentence. */
  readonly description: string;
  /** Whose record it is: a person's goes with them, an employer's stays. */
  readonly owner: "person" | "employer";
  /** A person's class that cannot become part of another installation, and is taken along as a copy, as an employer's is. */
  readonly keepsCopy?: boolean | undefined;
  readonly retention: Retention;
}
