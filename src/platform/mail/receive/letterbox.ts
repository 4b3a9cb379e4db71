import { NotFound } from "#platform/errors";

/** Mail that came for one address. */
export interface ArrivedMail {
  /** As it was written on the envelope: `log+abc@learn.example.org`. */
  readonly recipient: string;
  /** From the envelope; empty for bounces and answers of programs (RFC 5321 §4.5.5), undefined where it was not said. */
  readonly sender: string | undefined;
  /** The whole message, as RFC 5322 writes it. */
  readonly bytes: Uint8Array;
}

/** Where mail goes that reaches this installation. Nothing that a sender says of itself is to be believed. */
export interface Letterbox {
  /** Whether somebody is at an address. */
  readonly has: (address: string) => Promise<boolean>;
  /**
   * Takes mail in; the same mail again changes nothing.
   *
   * @throws NotFound when nobody is at the address; InvalidInput when it cannot be read, ever; anything else: try again later.
   */
  readonly take: (mail: ArrivedMail) => Promise<void>;
}

/** The most that is taken in: a file of 10 MB as it is written in mail, and room for words. */
export const mostMailBytes = 15_000_000;

/** Several letterboxes behind one door: mail goes into the first that knows its address. */
export function allLetterboxes(letterboxes: readonly Letterbox[]): Letterbox {
  const of = async (address: string) => {
    for (const letterbox of letterboxes) if (await letterbox.has(address)) return letterbox;
    return undefined;
  };
  return {
    has: async (address) => (await of(address)) !== undefined,
    take: async (mail) => {
      const letterbox = await of(mail.recipient);
      if (letterbox === undefined) throw new NotFound("Nobody has this address.");
      await letterbox.take(mail);
    },
  };
}
