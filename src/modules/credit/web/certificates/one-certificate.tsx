import { NotFound } from "#platform/errors";
import type { WebApp, WebContext } from "#platform/http";
import { type Certificate, certificateByNumber } from "../../queries/certificates/certificate.ts";
import type { ShownCertificate } from "../../views/certificates/certificate-blocks.ts";
import { CertificatePage } from "../../views/certificates/certificate-page.tsx";
import { attachment } from "../send-file.ts";
import type { CreditSite } from "../site.ts";
import { certificateFiles, type FileKind } from "./certificate-files.ts";

/** A certificate and its files, for whoever has its address. The number alone is the permission: it cannot be guessed. */
export function addOneCertificateRoutes(app: WebApp, site: CreditSite): void {
  // The first certificates have shorter numbers, and are asked for by them for good.
  app.get("/certificates/:file{[A-Za-z-]{19,35}[.a-z]{0,5}}", async (c) => {
    const [number = "", kind] = c.req.param("file").split(".");
    const certificate = await certificateByNumber(site.db, number.toUpperCase());
    // Whoever is given the address may see it; whoever searches the web for a name shall not find it.
    c.header("x-robots-tag", "noindex, nofollow");
    if (kind !== undefined) return file(c, site, certificate, kind);
    return c.html(
      <CertificatePage shell={site.shell(c)} certificate={shownCertificate(site, certificate)} />,
    );
  });
}

async function file(c: WebContext, site: CreditSite, certificate: Certificate, kind: string) {
  const made = isFileKind(kind) ? certificateFiles[kind] : undefined;
  if (made === undefined) throw new NotFound("A certificate has no such file.");
  const { number } = certificate;
  c.header("content-type", made.mediaType);
  if (made.isDownload) c.header("content-disposition", attachment(`certificate-${number}.${kind}`));
  c.header("access-control-allow-origin", "*");
  return c.body(Buffer.from(await made.make(site, certificate, shownCertificate(site, certificate))));
}

function isFileKind(kind: string): kind is FileKind {
  return Object.hasOwn(certificateFiles, kind);
}

function shownCertificate(site: CreditSite, certificate: Certificate): ShownCertificate {
  const { number, facts, state, issuer } = certificate;
  return { number, facts, state, issuer, address: `${site.publicUrl}/certificates/${number}` };
}
