import type { BadgeVerdict } from "../actions/badges/verify-badge.ts";

const JUDGEMENTS = {
  valid: "Valid",
  invalid: "Not valid",
  "cannot-tell": "Cannot be told",
} as const;

const MARKS = { passed: "ok", failed: "FAILED", "not-checked": "not checked" } as const;

/** One JSON object, stable, as docs/guide/badges.md lays it down. */
export function verdictJson(file: string, verdict: BadgeVerdict): string {
  const { format, judgement, code, isIssuerConfirmed, checks, credential } = verdict;
  return JSON.stringify({
    file,
    format,
    judgement,
    code,
    issuerConfirmed: isIssuerConfirmed,
    checks,
    credential,
  });
}

/** The verdict for a person at a terminal. */
export function verdictText(verdict: BadgeVerdict): string {
  const { judgement, credential, checks } = verdict;
  const said = credential
    ? [
        ["Badge", credential.name],
        ["Issuer", credential.issuer.name ?? credential.issuer.id],
        ["Recipient", credential.recipient],
        ["Issued", credential.issuedOn],
        ["Expires", credential.expiresOn],
      ]
    : [];
  return [
    `${JUDGEMENTS[judgement]}. ${firstReason(verdict)}`,
    ...said.flatMap(([label, text]) => (text ? [`  ${label}: ${printable(text)}`] : [])),
    ...checks.map(({ check, outcome, why }) => `  ${check}: ${MARKS[outcome]}. ${printable(why)}`),
  ].join("\n");
}

/** Why it was judged so, in a sentence. */
export function firstReason({ checks, judgement, code, isIssuerConfirmed }: BadgeVerdict): string {
  if (judgement === "valid")
    return isIssuerConfirmed
      ? "It is as it was issued, and the key is the issuer's."
      : "It is as it was signed; that the key is the issuer's was not confirmed.";
  return printable(checks.find((check) => check.code === code)?.why ?? "");
}

/** Without control characters: a badge's words must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}|\p{Cf}/gu, " ");
}
