import type { LackingAward } from "../../queries/certificates/lacking.ts";
import { calculationWords } from "../../rules/attendance/calculation-words.ts";
import { type CertificateFacts, minutesWords } from "../../rules/certificates/certificate.ts";
import { creditRulesOf } from "../../rules/sessions/session.ts";
import { hashedRecipient } from "../badges/issue-badge.ts";

/** What the certificate for an award says. Who has no address known is named by the certificate's own. */
export function factsOf(award: LackingAward, site: string): CertificateFacts {
  const { session, email, number } = award;
  return {
    name: award.name,
    sessionId: session.id,
    title: session.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    zone: session.zone,
    mode: session.mode,
    heldBy: session.organisationName,
    issuerName: award.issuerName,
    minutes: award.minutes,
    howCounted: howCounted(award),
    awardedAt: award.awardedAt,
    recipient:
      email === undefined
        ? { kind: "id", id: `${site}/certificates/${number}#holder` }
        : hashedRecipient(email),
  };
}

function howCounted({ session, minutes, calculation, isExcused }: LackingAward): readonly string[] {
  // Why it was set is between the person and the employer: a certificate is for everyone.
  if (isExcused)
    return [
      `Credited: ${minutesWords(minutes)}, set by a person at ${session.organisationName}, who keeps the reason on file.`,
    ];
  return calculation === undefined
    ? [`Credited: ${minutesWords(minutes)}.`]
    : calculationWords(calculation, creditRulesOf(session));
}
