import {
  isObject,
  type JsonObject,
  LEAST_STATUS_ENTRIES,
  listOf,
  statusAt,
  statusBitsIn,
  textOf,
} from "#platform/credentials";
import { type BadgeCheck, failed, judgementOf, passed, undecided } from "../../rules/badges/check.ts";
import { checkDates, datesOf } from "../../rules/badges/dates.ts";
import { issuerIdOf } from "../../rules/badges/summary.ts";
import { jwtDates } from "./check-jws-proof.ts";
import { checkProof } from "./check-proof.ts";
import { readCredentialText } from "./credential-text.ts";
import type { ProofOptions } from "./proof-checks.ts";

const LIST_TYPES: readonly string[] = ["BitstringStatusListEntry", "StatusList2021Entry"];

/** A list is often made when it is asked for, which is after the instant it is judged at, and by a clock that is not ours. */
const listEarlySeconds = 300;

/** Whether the issuer has taken a credential back, by every status it names. */
export async function checkStatus(document: JsonObject, options: ProofOptions): Promise<BadgeCheck> {
  const entries = listOf(document["credentialStatus"]).filter(isObject);
  if (entries.length === 0) return passed("status", "It names no list by which it could be taken back.");
  for (const entry of entries) {
    // The first that took it back, or cannot be read, decides.
    const found = await checkEntry(document, entry, options);
    if (found.outcome !== "passed") return found;
  }
  return passed("status", "The issuer has not taken it back.");
}

async function checkEntry(
  document: JsonObject,
  entry: JsonObject,
  options: ProofOptions,
): Promise<BadgeCheck> {
  const types = listOf(entry["type"]);
  if (types.some((type) => typeof type === "string" && LIST_TYPES.includes(type)))
    return checkBit(entry, options);
  if (types.includes("1EdTechRevocationList")) return checkRevocationList(document, entry, options);
  const named = String(types[0]).slice(0, 80);
  return undecided(
    "status",
    "status-not-known",
    `Whether it was taken back is told by ${named}, which is not known here.`,
  );
}

/** A bit in a signed list of the issuer (Bitstring Status List 1.0 §3.2; StatusList2021 differs in names alone). */
async function checkBit(entry: JsonObject, options: ProofOptions): Promise<BadgeCheck> {
  const purpose = textOf(entry["statusPurpose"]) ?? "revocation";
  if (purpose !== "revocation" && purpose !== "suspension")
    return passed("status", "The status it names says nothing of its being taken back.");
  const address = textOf(entry["statusListCredential"]) ?? "";
  const index = Number(entry["statusListIndex"] ?? Number.NaN);
  if (!/^\d{1,10}$/u.test(String(entry["statusListIndex"])) || address === "")
    return failed("status", "status-invalid", "The status it names has no list, or no place in it.");
  const answer = await options.documents(address);
  if (!answer.found)
    return undecided("status", "status-unreachable", `Its status list was not read. ${answer.why}`);
  const bits = await signedBits(answer.text, purpose, options);
  if (!(bits instanceof Uint8Array)) return bits;
  const isSet = statusAt(bits, index);
  if (isSet === undefined) return unusable("has no entry for it");
  if (!isSet) return passed("status", "The issuer's status list does not name it.");
  return purpose === "revocation"
    ? failed("status", "revoked", "The issuer has revoked it.")
    : failed("status", "suspended", "The issuer has suspended it for now.");
}

async function signedBits(
  text: string,
  purpose: string,
  options: ProofOptions,
): Promise<Uint8Array | BadgeCheck> {
  const list = readCredentialText(text);
  if ("problem" in list) return unusable("cannot be read");
  const { document, jws } = list;
  const dates = [datesOf(document), ...(jws ? [jwtDates(jws)] : [])];
  const subject = document["credentialSubject"];
  if (!isObject(subject) || issuerIdOf(document) !== options.issuerId) return unusable("is not the issuer's");
  if (!listOf(subject["statusPurpose"]).includes(purpose)) return unusable("is kept for another purpose");
  if (checkDates(dates, options.asOf, listEarlySeconds).outcome !== "passed")
    return unusable("is out of date");
  const proof = judgementOf(await checkProof(list, options));
  if (proof.judgement !== "valid") return unusable(`is not signed as it should be (${proof.code})`);
  if (subject["statusSize"] !== undefined && subject["statusSize"] !== 1)
    return unusable("gives more than one bit to each credential, which is not known here");
  const bits = statusBitsIn(textOf(subject["encodedList"]) ?? "");
  if (bits === undefined) return unusable("cannot be unpacked");
  return bits.length * 8 < LEAST_STATUS_ENTRIES ? unusable("is shorter than it may be") : bits;
}

/** A list of the ids that were revoked, unsigned: it is believed because it lies at the issuer's address (VCRL 1.0 §3). */
async function checkRevocationList(
  document: JsonObject,
  entry: JsonObject,
  options: ProofOptions,
): Promise<BadgeCheck> {
  const address = textOf(entry["id"]) ?? "";
  const answer = await options.documents(address);
  if (!answer.found)
    return undecided("status", "status-unreachable", `Its revocation list was not read. ${answer.why}`);
  const list = readCredentialText(answer.text);
  if ("problem" in list || list.jws) return unusable("cannot be read");
  const { issuer, revokedCredential } = list.document;
  if (revokedCredential === undefined && list.document["id"] === undefined)
    return unusable("is no revocation list");
  if (issuer !== undefined && issuerIdOf(list.document) !== options.issuerId)
    return unusable("is not the issuer's");
  const isRevoked = listOf(revokedCredential).some((each) =>
    isObject(each) ? each["id"] === document["id"] && each["revoked"] !== false : each === document["id"],
  );
  return isRevoked
    ? failed("status", "revoked", "The issuer has revoked it.")
    : passed("status", "The issuer's revocation list does not name it.");
}

function unusable(what: string): BadgeCheck {
  return undecided(
    "status",
    "status-list-unusable",
    `Whether it was taken back is not known: its status list ${what}.`,
  );
}
