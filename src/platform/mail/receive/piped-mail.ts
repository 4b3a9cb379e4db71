/** What a mail server writes above a message that it pipes into a program: whom it is for, and who sent it. */
export interface Envelope {
  readonly recipients: readonly string[];
  /** Empty for bounces and answers of programs; undefined when it is not said. */
  readonly sender: string | undefined;
}

const recipientFields = ["x-original-to", "delivered-to", "envelope-to", "x-envelope-to"];

/**
 * The envelope of piped mail, from the lines that Postfix, Exim and others add at its top; where they add none, whoever it is
 * written to. A line `From …` of a mailbox file before the first field is left out of `bytes`.
 */
export function readPiped(piped: Uint8Array): { readonly envelope: Envelope; readonly bytes: Uint8Array } {
  const bytes = withoutMailboxLine(piped);
  const fields = fieldsOf(bytes);
  const of = (names: readonly string[]) =>
    fields.filter(({ name }) => names.includes(name)).flatMap(({ value }) => addressesIn(value));
  const delivered = of(recipientFields);
  const path = fields.find(({ name }) => name === "return-path");
  return {
    bytes,
    envelope: {
      recipients: [...new Set(delivered.length > 0 ? delivered : of(["to", "cc"]))],
      sender: path && (addressesIn(path.value)[0] ?? ""),
    },
  };
}

function withoutMailboxLine(piped: Uint8Array): Uint8Array {
  const isMailbox = Buffer.from(piped.subarray(0, 5)).toString("latin1") === "From ";
  return isMailbox ? piped.subarray(piped.indexOf(10) + 1) : piped;
}

const mostHeadBytes = 200_000;

function fieldsOf(bytes: Uint8Array): readonly { readonly name: string; readonly value: string }[] {
  const text = Buffer.from(bytes.subarray(0, mostHeadBytes)).toString("latin1");
  const [head = ""] = text.split(/\r?\n\r?\n/u, 1);
  return head
    .replaceAll(/\r?\n[ \t]+/gu, " ")
    .split(/\r?\n/u)
    .flatMap((line) => {
      const colon = line.indexOf(":");
      return colon < 1 ? [] : [{ name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1) }];
    });
}

function addressesIn(value: string): readonly string[] {
  return [...value.matchAll(/[^\s<>,;:"()]+@[^\s<>,;:"()]+/gu)].map(([address]) => address);
}
