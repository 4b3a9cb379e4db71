/** A row that someone is asked to let go, or did. */
export interface DestructionLine {
  readonly recordClass: string;
  readonly rowKey: string;
  readonly staffId: string | undefined;
  /** Empty once it is destroyed. */
  readonly about: string;
  readonly countsFrom: string;
  readonly dueOn: string;
  readonly basis: string;
  /** `kept` by the one who decided; `held` by a legal hold, `needed` by another record: those come again. */
  readonly state: "due" | "kept" | "destroyed" | "held" | "needed";
}

/** A list of what is due, as one decision. */
export interface DestructionList {
  readonly id: string;
  readonly state: "proposed" | "approved" | "done" | "withdrawn";
  readonly madeAt: string;
  readonly approvedBy: string | undefined;
  readonly approvedAt: string | undefined;
  readonly doneAt: string | undefined;
  readonly digest: string | undefined;
}

/** The text whose SHA-256 stands on a certificate: every line that was approved, in order, in the words it was approved in. */
export function listText(listId: string, lines: readonly DestructionLine[]): string {
  return lines
    .map((line) =>
      JSON.stringify([
        listId,
        line.recordClass,
        line.rowKey,
        line.about,
        line.countsFrom,
        line.dueOn,
        line.basis,
      ]),
    )
    .join("\n");
}

/** What finds a line again in a form. */
export function lineKey(line: Pick<DestructionLine, "recordClass" | "rowKey">): string {
  return `${line.recordClass} ${line.rowKey}`;
}
