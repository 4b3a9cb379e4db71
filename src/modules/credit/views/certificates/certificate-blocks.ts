import type { PrintBlock, PrintDocument } from "#platform/pdf";
import { creditWords } from "../../rules/certificates/certificate.ts";
import type { CertificateFacts } from "../../rules/certificates/certificate.ts";
import { dayAt, modeWords, voidWords } from "../../rules/certificates/certificate-words.ts";
import { sessionWhen } from "../../rules/sessions/when-words.ts";

/** A certificate as it is shown and printed. */
export interface ShownCertificate {
  readonly number: string;
  readonly facts: CertificateFacts;
  readonly state:
    | { readonly is: "valid" }
    | { readonly is: "revoked" | "key withdrawn"; readonly at: string };
  /** Of its own page, where anyone can see whether it still holds. */
  readonly address: string;
  readonly issuer: string;
}

/** What it certifies and how the minutes were counted: on the page and on paper alike. */
export function certificateBlocks({ number, facts }: ShownCertificate): readonly PrintBlock[] {
  return [
    {
      kind: "facts",
      rows: [
        { label: "Who", value: facts.name },
        { label: "What", value: facts.title },
        { label: "When", value: `${sessionWhen(facts)} (${facts.zone})` },
        { label: "How", value: modeWords[facts.mode] },
        { label: "Credit", value: creditWords(facts.minutes) },
        ...(facts.heldBy === facts.issuerName ? [] : [{ label: "Held by", value: facts.heldBy }]),
        { label: "Issued by", value: facts.issuerName },
        { label: "Awarded", value: dayAt(facts.awardedAt, facts.zone) },
        { label: "Number", value: number },
      ],
    },
    { kind: "heading", level: 2, text: "How the minutes were counted" },
    { kind: "list", items: facts.howCounted },
  ];
}

/** The certificate on paper. `qrCode` is the picture of its address. */
export function certificateDocument(shown: ShownCertificate, qrCode: Uint8Array): PrintDocument {
  const { facts, state, address, number } = shown;
  return {
    title: `Certificate: ${facts.title}`,
    language: "en",
    author: facts.issuerName,
    createdAt: facts.awardedAt,
    footer: `Certificate ${number} · ${facts.issuerName}`,
    blocks: [
      { kind: "heading", level: 1, text: "Certificate of learning" },
      ...(state.is === "valid"
        ? []
        : ([
            {
              kind: "text",
              text: `Not valid any more since ${dayAt(state.at, facts.zone)}. ${voidWords[state.is]}`,
              look: "strong",
            },
          ] as const)),
      { kind: "text", text: facts.name, look: "large" },
      {
        kind: "text",
        text: `took part in “${facts.title}” and earned ${creditWords(facts.minutes)} of credit.`,
      },
      ...certificateBlocks(shown),
      { kind: "heading", level: 2, text: "Whether it still holds" },
      {
        kind: "text",
        text: "Anyone can see at this address whether the certificate was revoked, and have it as a signed Open Badge. The signature can be checked without us.",
      },
      { kind: "link", text: address, url: address },
      {
        kind: "picture",
        bytes: qrCode,
        alternative: `QR code of ${address}`,
        widthMillimetres: 32,
      },
    ],
  };
}
