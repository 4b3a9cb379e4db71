import type { LocalDate } from "../local-date.ts";
import type { Subject } from "./entry.ts";

/** A certificate or licence that somebody holds, as far as its pack asks to know of it. */
export interface CredentialFacts extends Subject {
  readonly packId: string;
  /** As it stands on the paper. */
  readonly certificateNumber?: string | undefined;
  /** Since then it is held no more; what was earned for it stays. */
  readonly endedOn?: LocalDate | undefined;
  /** Whether employers may see if it will be renewed. */
  readonly isShared: boolean;
}

/** One of someone's credentials. */
export interface HeldCredential extends CredentialFacts {
  readonly id: string;
}
