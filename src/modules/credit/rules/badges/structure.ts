import type { z } from "zod";
import type { CredentialRole, Members } from "./badge-kind.ts";
import { type BadgeCheck, type BadgeCheckName, failed, passed } from "./check.ts";
import type { DataModel } from "./context-list.ts";
import { badgeShapes, endorsementShapes } from "./shape.ts";

interface Fault {
  readonly path: string;
  readonly message: string;
}

const MOST_FAULTS = 4;

/** Whether a credential has the members it must have: three checks, of itself, of its issuer and of its subject. */
export function checkStructure(
  document: Members,
  role: CredentialRole,
  model: DataModel,
): readonly BadgeCheck[] {
  const shapes = role === "badge" ? badgeShapes : endorsementShapes;
  const read = shapes[model].safeParse(document);
  const faults = [...keywordFaults(document), ...(read.success ? [] : read.error.issues.flatMap(faultsOf))];
  const about = (start: string): readonly Fault[] =>
    faults.filter(({ path }) => path === start || path.startsWith(`${start}.`));
  const ofIssuer = about("issuer");
  const ofSubject = about("credentialSubject");
  const others = faults.filter((fault) => !ofIssuer.includes(fault) && !ofSubject.includes(fault));
  return [
    told("structure", others, "It has every member it must have, each of the right kind."),
    told("issuer", ofIssuer, "Its issuer is described as it should be."),
    told("subject", ofSubject, "It says who it is about, and for what."),
  ];
}

function told(check: BadgeCheckName, faults: readonly Fault[], soundness: string): BadgeCheck {
  if (faults.length === 0) return passed(check, soundness);
  const named = faults.slice(0, MOST_FAULTS).map(({ path, message }) => `${path} ${message}`);
  const more = faults.length > MOST_FAULTS ? `; and ${faults.length - MOST_FAULTS} more` : "";
  return failed(check, `${check}-invalid`, `${named.join("; ")}${more}.`);
}

/** Of a choice (an address or a profile) the faults of the nearest kind are told, not that none of them fits. */
function faultsOf(issue: z.core.$ZodIssue): readonly Fault[] {
  const path = issue.path.map(String).join(".");
  if (issue.code === "invalid_union") {
    const nearest = issue.errors.find((errors) => errors.some((inner) => inner.path.length > 0));
    if (nearest)
      return nearest.flatMap((inner) => faultsOf({ ...inner, path: [...issue.path, ...inner.path] }));
  }
  const isAbsent = issue.code === "invalid_type" && issue.input === undefined;
  return [
    { path: path.slice(0, 120), message: isAbsent ? "is missing or of the wrong kind" : issue.message },
  ];
}

/**
 * Nothing (`null`) says nothing, signed or not. Members that are keywords of JSON-LD (`@graph`, `@type` …) say things in a place where no reader of badges looks, and
 * the signature cannot tell the places apart.
 */
function keywordFaults(value: unknown, path = ""): readonly Fault[] {
  if (Array.isArray(value))
    return value.flatMap((each, place) => keywordFaults(each, joined(path, String(place))));
  if (value === null) return [{ path: path.slice(0, 120), message: "is null" }];
  if (typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = joined(path, name);
    if (name === "@context") return [];
    if (name.startsWith("@"))
      return [{ path: at.slice(0, 120), message: "is a keyword that badges do not use" }];
    return keywordFaults(inner, at);
  });
}

function joined(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}
