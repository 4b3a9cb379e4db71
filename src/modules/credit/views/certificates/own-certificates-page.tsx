import { Breadcrumb, ButtonLink, DateCard, EmptyState, Page, type Shell } from "#ui";
import { creditWords } from "../../rules/certificates/certificate.ts";
import { dayParts } from "../../rules/sessions/when-words.ts";

/** A certificate as its holder's list shows it. */
export interface CertificateLine {
  readonly number: string | undefined;
  readonly title: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly zone: string;
  readonly heldBy: string;
  readonly minutes: number;
  readonly isRevoked: boolean;
}

/** The certificates that someone was given, newest first. */
export function OwnCertificatesPage({
  shell,
  certificates,
}: {
  readonly shell: Shell;
  readonly certificates: readonly CertificateLine[];
}) {
  return (
    <Page
      shell={shell}
      title="Certificates"
      current="/record"
      lede="For the credit your employer awarded you. Each has an address that you can give to anyone, and files that hold without this site."
      notices={<Breadcrumb trail={[{ href: "/record", label: "My record" }]} />}
      isUnlisted
    >
      {certificates.length === 0 ? (
        <EmptyState title="No certificates yet">
          <p>When your library awards credit for a session, its certificate comes here by itself.</p>
          <p>
            <ButtonLink href="/sessions">See the sessions</ButtonLink>
          </p>
        </EmptyState>
      ) : (
        <div class="stack">{certificates.map((line) => CertificateCard({ line }))}</div>
      )}
    </Page>
  );
}

function CertificateCard({ line }: { readonly line: CertificateLine }) {
  const { number, title, heldBy, minutes, isRevoked } = line;
  return DateCard({
    date: dayParts(line),
    title,
    level: 2,
    ...(number !== undefined && { href: `/certificates/${number}` }),
    summary: `${heldBy} · ${creditWords(minutes)}`,
    tags: [
      ...(isRevoked ? [{ label: "Revoked", tone: "stop" as const }] : []),
      ...(number === undefined && !isRevoked ? [{ label: "Is being signed" }] : []),
    ],
    actions:
      number === undefined ? undefined : (
        <ButtonLink href={`/certificates/${number}.pdf`} about={title}>
          PDF
        </ButtonLink>
      ),
  });
}
