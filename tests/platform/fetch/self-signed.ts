/* Only for tests: a certificate nobody has vouched for, made anew each time. */
import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";

/** A key and a certificate for `localhost`, valid from 2020 to 2049 or expired since 2021, signed by itself. */
export function selfSigned(isExpired = false): KeyAndCertificate {
  return certified(generateKeyPairSync("ec", { namedCurve: "P-256" }), isExpired);
}

/** A key for signing documents, and a certificate that holds its public half; its own signature is of no use. */
export function documentSigner(): KeyAndCertificate {
  return certified(generateKeyPairSync("rsa", { modulusLength: 2048 }), false);
}

interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

function certified(
  { privateKey, publicKey }: { readonly privateKey: KeyObject; readonly publicKey: KeyObject },
  isExpired: boolean,
): KeyAndCertificate {
  const body = certificateBody(publicKey, isExpired ? "210101000000Z" : "491231000000Z");
  const signature = sign("sha256", body, privateKey);
  const certificate = sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.concat([Buffer.of(0), signature])));
  const lines = certificate.toString("base64").replaceAll(/.{64}/g, "$&\n");
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

/** TBSCertificate of RFC 5280 §4.1, version 1: nothing but names, dates and the key. */
function certificateBody(publicKey: KeyObject, lastMoment: string): Buffer {
  const validity = sequence(der(0x17, Buffer.from("200101000000Z")), der(0x17, Buffer.from(lastMoment)));
  const key = publicKey.export({ type: "spki", format: "der" });
  return sequence(der(0x02, Buffer.of(1)), ECDSA_WITH_SHA256, NAME, validity, NAME, key);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size =
    length < 128
      ? Buffer.of(length)
      : length < 256
        ? Buffer.of(0x81, length)
        : Buffer.of(0x82, length >> 8, length & 255);
  return Buffer.concat([Buffer.of(tag), size, content]);
}

const ECDSA_WITH_SHA256 = sequence(der(0x06, Buffer.from("2a8648ce3d040302", "hex")));
const COMMON_NAME = der(0x06, Buffer.from("550403", "hex"));
const NAME = sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from("localhost")))));
