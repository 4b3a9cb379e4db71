import {
  type CredentialFormat,
  isKnownContext,
  isObject,
  listOf,
  textOf,
  unpackCredential,
} from "#platform/credentials";
import { checkKind, type CredentialRole, OPEN_BADGES_2 } from "../../rules/badges/badge-kind.ts";
import {
  type BadgeCheck,
  type BadgeJudgement,
  failed,
  judgementOf,
  leftOut,
  passed,
} from "../../rules/badges/check.ts";
import { checkContexts, dataModelOf } from "../../rules/badges/context-list.ts";
import { checkDates, datesOf } from "../../rules/badges/dates.ts";
import { checkStructure } from "../../rules/badges/structure.ts";
import { type BadgeSummary, issuerIdOf, summaryOf } from "../../rules/badges/summary.ts";
import { checkEndorsements } from "./check-endorsements.ts";
import { jwtDates } from "./check-jws-proof.ts";
import { checkProof } from "./check-proof.ts";
import { checkStatus } from "./check-status.ts";
import { type ReadCredential, readCredentialText } from "./credential-text.ts";
import { type JudgingOptions, withoutRest } from "./proof-checks.ts";

/** What judging a badge came to. */
export interface BadgeVerdict {
  /** What the file was: a JWT within a PNG is `png`. */
  readonly format: CredentialFormat;
  readonly judgement: BadgeJudgement;
  /** `valid`, or the code of the first reason why it is not. */
  readonly code: string;
  /**
   * Whether the issuer's own document was read and lists the key. A valid badge without it is signed by a key that it
   * names itself: unchanged, but anyone could have made it in the issuer's name.
   */
  readonly isIssuerConfirmed: boolean;
  readonly checks: readonly BadgeCheck[];
  /** What it says of itself; null when it could not be read at all. */
  readonly credential: BadgeSummary | null;
}

/**
 * Judges an Open Badge 3.0, or an endorsement, from the bytes of a file: JSON, JWT, baked PNG or SVG.
 *
 * Never throws for anything a file can hold. Contexts are bundled; other documents come through `documents` alone.
 */
export async function verifyBadge(bytes: Uint8Array, options: JudgingOptions): Promise<BadgeVerdict> {
  const { format, content } = unpackCredential(bytes);
  if (content.kind === "open-badges-2") return verdict(format, [OPEN_BADGES_2], null);
  if (content.kind !== "baked")
    return unreadable(format, content.kind === "none" ? "no-badge" : "damaged", content.why);
  const credential = readCredentialText(content.text);
  if ("problem" in credential) return unreadable(format, "not-readable", credential.problem);
  const checks = await checkCredential(credential, { ...options, isPart: false });
  return verdict(format, [passed("parse", "It could be read."), ...checks], summaryOf(credential.document));
}

interface CredentialOptions extends JudgingOptions {
  /** An endorsement within a badge, or a newer copy of it: what these refer to in turn is not followed. */
  readonly isPart: boolean;
  readonly role?: CredentialRole;
}

async function checkCredential(
  credential: ReadCredential,
  options: CredentialOptions,
): Promise<readonly BadgeCheck[]> {
  const { document, jws } = credential;
  const { role, ...kind } = checkKind(document);
  if (role === undefined) return [kind];
  if (options.role !== undefined && options.role !== role)
    return [
      failed(
        "kind",
        "type-not-known",
        `It stands where ${options.role === "badge" ? "a badge" : "an endorsement"} should.`,
      ),
    ];
  const contexts = checkContexts(document, isKnownContext);
  const model = dataModelOf(document);
  const built = [kind, contexts, ...(model ? checkStructure(document, role, model) : [])];
  const dates = checkDates([datesOf(document), ...(jws ? [jwtDates(jws)] : [])], options.asOf);
  const issuerId = issuerIdOf(document);
  if (issuerId === undefined || built.some(({ outcome }) => outcome === "failed"))
    return [
      ...built,
      ...withoutRest([leftOut("proof", "Not come to: it is not built as it must be.")]),
      dates,
    ];
  const found = { ...options, issuerId };
  return [
    ...built,
    ...(await checkProof(credential, found)),
    dates,
    await checkStatus(document, found),
    checkSchemas(credential),
    ...(options.isPart
      ? []
      : [await checkRefresh(credential, options), await checkEmbedded(credential, options)]),
  ];
}

async function checkEmbedded({ document }: ReadCredential, options: CredentialOptions): Promise<BadgeCheck> {
  return checkEndorsements(document, async (endorsement) =>
    checkCredential(endorsement, { ...options, isPart: true, role: "endorsement" }),
  );
}

/** Schemas named by the credential: that of Open Badges is what `structure` checks, others are not run. */
function checkSchemas({ document }: ReadCredential): BadgeCheck {
  const schemas = listOf(document["credentialSchema"]).filter(isObject);
  const others = schemas.filter(
    ({ id }) => !textOf(id)?.startsWith("https://purl.imsglobal.org/spec/ob/v3p0/schema/"),
  );
  if (others.length === 0) return passed("schema", "It names no schema of its own.");
  return leftOut("schema", `It names ${others.length} schema of its own, which was not run.`);
}

/** The issuer's newer copy, if there is one (Open Badges 3.0 §8.5.1 step 3): without one, this copy is judged. */
async function checkRefresh({ document }: ReadCredential, options: CredentialOptions): Promise<BadgeCheck> {
  const services = listOf(document["refreshService"]).filter(isObject);
  const address = services.map(({ id }) => textOf(id)).find((id) => id !== undefined);
  if (address === undefined) return passed("refresh", "It names no place for newer copies.");
  const answer = await options.documents(address);
  if (!answer.found) return leftOut("refresh", `No newer copy was read. ${answer.why}`);
  const newer = readCredentialText(answer.text);
  if (
    "problem" in newer ||
    newer.document["id"] !== document["id"] ||
    issuerIdOf(newer.document) !== issuerIdOf(document)
  )
    return leftOut("refresh", "What is at the place for newer copies is no copy of it.");
  const { judgement, code } = judgementOf(await checkCredential(newer, { ...options, isPart: true }));
  if (judgement === "invalid")
    return failed("refresh", "refresh-invalid", `The issuer's newer copy is not valid (${code}).`);
  return passed("refresh", "The issuer's own copy was looked at, and says nothing against it.");
}

function verdict(
  format: CredentialFormat,
  checks: readonly BadgeCheck[],
  credential: BadgeSummary | null,
): BadgeVerdict {
  const isIssuerConfirmed = checks.some(
    ({ check, outcome }) => check === "issuer-key" && outcome === "passed",
  );
  return { format, ...judgementOf(checks), isIssuerConfirmed, checks, credential };
}

function unreadable(format: CredentialFormat, code: string, why: string): BadgeVerdict {
  return verdict(format, [failed("parse", code, why)], null);
}
