import { readFileSync } from "node:fs";
import { bakePng, bakeSvg } from "#platform/credentials";
import { writePdf } from "#platform/pdf";
import { badgeJwt } from "../../actions/certificates/badge-jwt.ts";
import { certificateBundle } from "../../actions/certificates/bundle.ts";
import { qrPicture } from "../../actions/certificates/qr-picture.ts";
import type { Certificate } from "../../queries/certificates/certificate.ts";
import { badgePicture } from "../../rules/certificates/badge-picture.ts";
import { certificateDocument, type ShownCertificate } from "../../views/certificates/certificate-blocks.ts";
import type { CreditSite } from "../site.ts";

interface FileMaker {
  readonly mediaType: string;
  readonly isDownload: boolean;
  readonly make: (
    site: CreditSite,
    certificate: Certificate,
    shown: ShownCertificate,
  ) => Promise<Uint8Array | string>;
}

export type FileKind = "pdf" | "json" | "jwt" | "png" | "svg" | "zip";

/** What a certificate can be had as. */
export const certificateFiles: Readonly<Record<FileKind, FileMaker>> = {
  pdf: {
    mediaType: "application/pdf",
    isDownload: false,
    make: async (_site, _certificate, shown) => pdfOf(shown),
  },
  json: {
    mediaType: "application/vc+ld+json; charset=utf-8",
    isDownload: true,
    make: async (_site, { credential }) => credential,
  },
  jwt: {
    mediaType: "application/vc+jwt; charset=utf-8",
    isDownload: true,
    make: async (site, certificate) => badgeJwt(site.db, site, certificate),
  },
  png: {
    mediaType: "image/png",
    isDownload: false,
    make: async (_site, { credential }) => bakePng(pngPicture(), credential) ?? "",
  },
  svg: {
    mediaType: "image/svg+xml; charset=utf-8",
    isDownload: false,
    make: async (_site, { credential, facts }) =>
      bakeSvg(badgePicture({ title: facts.title, issuer: facts.issuerName }), credential) ?? "",
  },
  zip: {
    mediaType: "application/zip",
    isDownload: true,
    make: async (site, certificate, shown) =>
      certificateBundle(site.db, site, certificate, await pdfOf(shown)),
  },
};

async function pdfOf(shown: ShownCertificate): Promise<Uint8Array> {
  return writePdf(certificateDocument(shown, qrPicture(shown.address)));
}

// `badgePicture` as a browser draws it. The same file from `src` and from `dist`.
const pngPath = new URL("../../../../../src/modules/credit/pictures/badge.png", import.meta.url);
let picture: Buffer | undefined;

function pngPicture(): Buffer {
  return (picture ??= readFileSync(pngPath));
}
