/** An organisation that someone's account is, or was, linked to. */
export interface Employment {
  readonly employerId: string;
  readonly name: string;
  readonly joinedAt: string;
  readonly leftAt: string | undefined;
  /** Whether leaving can be taken back: in the same session alone. */
  readonly mayReturn: boolean;
}
