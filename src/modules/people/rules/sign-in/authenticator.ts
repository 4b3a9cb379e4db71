import { Secret, TOTP } from "otpauth";

const stepSeconds = 30;

/** What an app that shows codes is told: as its picture says it, and as a person types it. */
export interface AuthenticatorSetUp {
  /** `otpauth://totp/…`, for the QR code. */
  readonly address: string;
  /** The secret in groups of four. */
  readonly typed: string;
}

/** How an app is set up with a secret (base32). The issuer and the label are what its list shows. */
export function authenticatorSetUp(
  secret: string,
  { issuer, label }: { readonly issuer: string; readonly label: string },
): AuthenticatorSetUp {
  return {
    // Apps take a colon for the end of the issuer.
    address: codes(secret, {
      issuer: issuer.replaceAll(":", " "),
      label: label.replaceAll(":", " "),
    }).toString(),
    typed: secret.replaceAll(/.{4}(?=.)/g, "$& "),
  };
}

/**
 * The step whose code this is, when it is of now or of the step before or after (clocks differ), and later than the last
 * step that was taken; undefined when it is not. A code is thereby good once.
 *
 * @see RFC 6238 §5.2
 */
export function stepOfCode(
  secret: string,
  code: string,
  { nowMilliseconds, lastStep }: { readonly nowMilliseconds: number; readonly lastStep: number | undefined },
): number | undefined {
  // The library takes anything of six characters, and throws on digits that are not ASCII.
  if (!/^[0-9]{6}$/.test(code)) return undefined;
  const delta = codes(secret).validate({ token: code, timestamp: nowMilliseconds, window: 1 });
  if (delta === null) return undefined;
  const step = Math.floor(nowMilliseconds / 1000 / stepSeconds) + delta;
  return lastStep === undefined || step > lastStep ? step : undefined;
}

/** Bytes as the text that apps take for a secret. */
export function base32(bytes: Uint8Array): string {
  return new Secret({ buffer: Uint8Array.from(bytes).buffer }).base32;
}

// What every app knows: some take no other digest, length or step, whatever the address says.
function codes(secret: string, names: { readonly issuer?: string; readonly label?: string } = {}): TOTP {
  return new TOTP({ ...names, secret, algorithm: "SHA1", digits: 6, period: stepSeconds });
}
