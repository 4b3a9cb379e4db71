import { parseDate } from "#platform/time";
import type { CredentialFacts, HeldCredential } from "../ledger/kept-credential.ts";
import type { LocalDate } from "../local-date.ts";
import type { RulePack } from "../packs/pack.ts";
import { askedOfHolder } from "./asked.ts";
import type { FormProblem } from "./entry-form.ts";

/** A credential as its form's fields hold it. */
export interface CredentialText {
  readonly role: string;
  readonly issuedOn: string;
  readonly birthMonth: string;
  readonly expiresOn: string;
  readonly certificateNumber: string;
  /** Parted by commas. */
  readonly endorsements: string;
  readonly circumstances: readonly string[];
  /** One a line: `director, 2024-07-01 to 2026-01-31, 50 %`. */
  readonly positions: string;
  readonly endedOn: string;
  readonly isShared: boolean;
}

export const emptyCredentialText: CredentialText = {
  role: "",
  issuedOn: "",
  birthMonth: "",
  expiresOn: "",
  certificateNumber: "",
  endorsements: "",
  circumstances: [],
  positions: "",
  endedOn: "",
  isShared: false,
};

/** A credential as its form shows it. */
export function writeCredential(held: HeldCredential): CredentialText {
  return {
    role: held.role ?? "",
    issuedOn: held.issuedOn ?? "",
    birthMonth: held.birthMonth === undefined ? "" : String(held.birthMonth),
    expiresOn: held.expiresOn ?? "",
    certificateNumber: held.certificateNumber ?? "",
    endorsements: held.endorsements.join(", "),
    circumstances: held.circumstances,
    positions: held.positions
      .map(
        ({ role, from, to, share }) =>
          `${role}, ${from}${to === undefined ? "" : ` to ${to}`}${share === undefined ? "" : `, ${share} %`}`,
      )
      .join("\n"),
    endedOn: held.endedOn ?? "",
    isShared: held.isShared,
  };
}

/** The credential that a form says, or every field that cannot be used. What its pack does not ask is left out. */
export function readCredential(
  text: CredentialText,
  pack: RulePack,
  today: LocalDate,
): { readonly facts: CredentialFacts } | { readonly problems: readonly FormProblem[] } {
  const problems: FormProblem[] = [];
  const asked = askedOfHolder(pack, today);
  const day = (where: "issuedOn" | "expiresOn" | "endedOn") => readDay(text[where], where, problems);
  const issuedOn = asked.issuedOn ? day("issuedOn") : undefined;
  if (asked.issuedOn && text.issuedOn.trim() === "" && text.expiresOn.trim() === "")
    problems.push({
      where: "issuedOn",
      message: "Write the day it was issued, or the day it expires: the cycle is reckoned from it.",
    });
  const expiresOn = asked.expiresOn ? day("expiresOn") : undefined;
  if (issuedOn !== undefined && expiresOn !== undefined && expiresOn <= issuedOn)
    problems.push({ where: "expiresOn", message: "It cannot expire before it was issued." });
  const birthMonth = asked.birthMonth && text.birthMonth !== "" ? Number(text.birthMonth) : undefined;
  if (asked.birthMonth && birthMonth === undefined && expiresOn === undefined)
    problems.push({
      where: "birthMonth",
      message: "Choose your month of birth, or write the day it expires: the cycle goes by it.",
    });
  if (birthMonth !== undefined && !(Number.isInteger(birthMonth) && birthMonth >= 1 && birthMonth <= 12))
    problems.push({ where: "birthMonth", message: "Choose one of the twelve months." });
  const role = asked.roles.find(({ id }) => id === text.role)?.id;
  if (asked.roles.length > 0 && role === undefined)
    problems.push({
      where: "role",
      message: "Choose the role it was issued for: how much is needed goes by it.",
    });
  const positions = asked.positions ? readPositions(text.positions, asked.roles, problems) : [];
  const endedOn = day("endedOn");
  if (problems.length > 0) return { problems };
  return {
    facts: {
      packId: pack.id,
      role,
      issuedOn,
      birthMonth,
      expiresOn,
      certificateNumber: text.certificateNumber.trim().slice(0, 100) || undefined,
      endorsements: asked.endorsements ? listed(text.endorsements) : [],
      circumstances: asked.circumstances.filter((each) => text.circumstances.includes(each)),
      positions,
      endedOn,
      isShared: text.isShared,
    },
  };
}

function readDay(text: string, where: string, problems: FormProblem[]): LocalDate | undefined {
  const day = text.trim();
  if (day === "") return undefined;
  if (parseDate(day) !== undefined && day >= "1950-01-01" && day < "2100-01-01") return day;
  problems.push({ where, message: "Write the day as 2026-12-03." });
  return undefined;
}

function readPositions(
  text: string,
  roles: readonly { readonly id: string; readonly name: string }[],
  problems: FormProblem[],
): CredentialFacts["positions"] {
  const lines = text.split(/\r?\n/u).filter((line) => line.trim() !== "");
  return lines.slice(0, 50).flatMap((line) => {
    const [named = "", from = "", to, share] = positionLine.exec(line.trim())?.slice(1) ?? [];
    const role = roles.find(({ id, name }) =>
      [id, name].some((each) => each.toLowerCase() === named.trim().toLowerCase()),
    );
    const isUsable =
      parseDate(from) !== undefined && (to === undefined || (parseDate(to) !== undefined && to >= from));
    if (isUsable && (role !== undefined || (roles.length === 0 && named !== "")))
      return [
        {
          role: role?.id ?? named.trim(),
          from,
          ...(to !== undefined && { to }),
          ...(share !== undefined && { share: Math.min(100, Number(share)) }),
        },
      ];
    const known = roles.length === 0 ? "" : ` Roles are: ${roles.map(({ name }) => name).join(", ")}.`;
    problems.push({
      where: "positions",
      message: `“${line.trim().slice(0, 80)}” cannot be read. Write each line as: role, 2024-07-01 to 2026-01-31, 50 %.${known}`,
    });
    return [];
  });
}

const positionLine =
  /^(.+?),\s*(?:from\s+)?(\d{4}-\d{2}-\d{2})(?:\s*(?:to|until|–|-)\s*(\d{4}-\d{2}-\d{2}))?(?:,\s*(\d{1,3})\s*%)?$/iu;

function listed(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(",")
        .map((each) => each.trim().slice(0, 100))
        .filter(Boolean),
    ),
  ].slice(0, 50);
}
