import { ButtonLink, Card, Notice, Page, type Shell, Stamp } from "#ui";
import { dayAt, voidWords } from "../../rules/certificates/certificate-words.ts";
import { creditWords } from "../../rules/certificates/certificate.ts";
import { Printed } from "../printed.tsx";
import { certificateBlocks, type ShownCertificate } from "./certificate-blocks.ts";

/** A certificate, for whoever was given its address. */
export function CertificatePage({
  shell,
  certificate,
}: {
  readonly shell: Shell;
  readonly certificate: ShownCertificate;
}) {
  const { facts, state } = certificate;
  return (
    <Page
      shell={shell}
      title={`Certificate: ${facts.title}`}
      heading={facts.title}
      lede={`${facts.name} took part, and earned ${creditWords(facts.minutes)} of credit.`}
      actions={
        <Stamp
          lines={
            state.is === "valid"
              ? ["Certified", dayAt(facts.awardedAt, facts.zone)]
              : ["Not valid", `since ${dayAt(state.at, facts.zone)}`]
          }
        />
      }
      notices={state.is === "valid" ? undefined : <Void certificate={certificate} />}
      isUnlisted
    >
      <div class="split split--end">
        <Printed blocks={certificateBlocks(certificate)} />
        <Files certificate={certificate} />
      </div>
    </Page>
  );
}

function Void({ certificate: { state, facts } }: { readonly certificate: ShownCertificate }) {
  if (state.is === "valid") return null;
  return (
    <Notice tone="stop" title="This certificate is not valid any more">
      <p>
        Since {dayAt(state.at, facts.zone)}. {voidWords[state.is]}
      </p>
    </Notice>
  );
}

function Files({ certificate }: { readonly certificate: ShownCertificate }) {
  const path = `/certificates/${certificate.number}`;
  return (
    <aside class="stack" aria-label="To keep and to check">
      <Card heading="Keep it">
        <p>
          <ButtonLink href={`${path}.pdf`} tone="primary">
            PDF to print
          </ButtonLink>
        </p>
        <p>
          <ButtonLink href={`${path}.zip`}>Everything, to check without us</ButtonLink>
        </p>
        <p class="quiet">
          The certificate, its signature, the issuer’s keys and how to check them: it holds when this site is
          gone.
        </p>
      </Card>
      <Card heading="As an Open Badge">
        <img src={`${path}.svg`} alt="A seal with an open book and a red ribbon" width="120" height="120" />
        <ul>
          <li>
            <a href={`${path}.png`}>Picture (PNG)</a>
          </li>
          <li>
            <a href={`${path}.svg`}>Picture (SVG)</a>
          </li>
          <li>
            <a href={`${path}.json`}>Signed credential (JSON)</a>
          </li>
          <li>
            <a href={`${path}.jwt`}>Signed credential (JWT)</a>
          </li>
        </ul>
        <p class="quiet">No name and no address stands in these. The pictures carry the credential.</p>
      </Card>
      <p>
        <a href={certificate.issuer}>Who issued it, and its keys</a>
      </p>
      <p>
        <a href="/verify">Check any badge</a>
      </p>
    </aside>
  );
}
