/** The pack asks something of the subject that the ledger does not say. The message is a sentence a person can act on. */
export class UnclearSubject extends Error {
  override readonly name = "UnclearSubject";
  /** The property that is missing or unknown: `subject.issuedOn`. */
  readonly where: string;

  constructor(where: string, message: string) {
    super(message);
    this.where = where;
  }
}
