import fc from "fast-check";
import { Secret, TOTP } from "otpauth";
import { expect, test } from "vitest";
import { authenticatorSetUp, base32, stepOfCode } from "./authenticator.ts";
import { qrCode } from "./qr-code.ts";
import { plainRecoveryCode, recoveryCode, recoveryCodeBytes } from "./recovery-code.ts";

// RFC 6238, appendix B: the secret of SHA-1 is this text; its codes have eight digits, of which six are the last.
const key = Secret.fromUTF8("12345678901234567890").base32;

test.for([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
] as const)("at %d seconds the standard's code is taken: %s", ([seconds, code]) => {
  const at = { nowMilliseconds: seconds * 1000, lastStep: undefined };

  expect(stepOfCode(key, code, at)).toBe(Math.floor(seconds / 30));
});

test("a code is good in its step and the ones beside it, and never again after it was taken", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1e9, max: 4e9 }), fc.integer({ min: -5, max: 5 }), (seconds, off) => {
      const step = Math.floor(seconds / 30);
      const code = new TOTP({ secret: key }).generate({ timestamp: (step + off) * 30_000 });
      const at = (lastStep: number | undefined) =>
        stepOfCode(key, code, { nowMilliseconds: seconds * 1000, lastStep });

      expect(at(undefined)).toBe(Math.abs(off) <= 1 ? step + off : undefined);
      expect(at(step + off)).toBe(undefined);
      expect(at(step + off - 1)).toBe(Math.abs(off) <= 1 ? step + off : undefined);
    }),
    { numRuns: 200 },
  );
});

test.for(["", "12345", "1234567", "abcdef", "28708२"])("%j is no code", (code) => {
  expect(stepOfCode(key, code, { nowMilliseconds: 59_000, lastStep: undefined })).toBe(undefined);
});

test("the address and the typed key say the same secret, and the issuer cannot end early", () => {
  const { address, typed } = authenticatorSetUp(key, {
    issuer: "Carrel: here",
    label: "ana@library.example",
  });

  expect(typed).toBe("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
  expect(address).toBe(
    `otpauth://totp/Carrel%20%20here:ana%40library.example?issuer=Carrel%20%20here&secret=${key}&algorithm=SHA1&digits=6&period=30`,
  );
});

test("bytes become base32 as the standard writes it", () => {
  // RFC 4648 §10.
  expect(base32(new TextEncoder().encode("foobar"))).toBe("MZXW6YTBOI");
});

test("a recovery code is read however it is written, and never holds a letter that is taken for another", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: recoveryCodeBytes, maxLength: recoveryCodeBytes }), (bytes) => {
      const code = recoveryCode(bytes);

      expect(code).toMatch(/^[abcdefghjkmnpqrstuvwxyz02-9]{5}-[abcdefghjkmnpqrstuvwxyz02-9]{5}$/);
      expect(plainRecoveryCode(` ${code.toUpperCase().replace("-", " ")} `)).toBe(plainRecoveryCode(code));
    }),
    { numRuns: 200 },
  );
});

test("the picture of a text paints its dark modules and nothing else", () => {
  const { size, path } = qrCode("otpauth://totp/Carrel:ana");

  const painted = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/gu)].map((match) =>
    match.slice(1).map(Number),
  );
  expect(painted.map(([x = 0, y = 0, width = 0]) => `M${x} ${y}h${width}v1h-${width}z`).join("")).toBe(path);
  // Four light modules all around, then the finder pattern's edge of seven.
  expect(painted[0]).toEqual([4, 4, 7, 7]);
  expect(Math.max(...painted.map(([x = 0, , width = 0]) => x + width))).toBe(size - 4);
});
