import { z } from "zod";
import { type Framework, type Frameworks, leavesOf } from "../frameworks/framework.ts";

const id = z
  .string("Write a text here")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "Use small letters, digits and single hyphens");

const role = z.strictObject({
  id,
  name: z.string("Write a text here").trim().min(1, "Give it a name people will read"),
  topics: z.array(id).min(3, "Name three topics at least: three focal points are proposed"),
  asks: z
    .array(z.strictObject({ framework: id, codes: z.array(z.string()).optional() }))
    .min(1, "Name one framework at least"),
});

/** What roles.yaml holds: what people do in a library. */
export const rolesSchema = z.strictObject({ roles: z.array(role).min(1) });

/** What someone does in a library: the topics that belong to it, and what a short self-assessment asks about. */
export type FocusRole = z.output<typeof role>;

/** One thing that is asked about: copied, so that an earlier assessment reads as it stood. */
export interface AskedHeading {
  readonly framework: string;
  readonly code: string;
  readonly heading: string;
}

/** What can be assessed at once: a role's short set, or one framework. */
export interface AskSet {
  /** `role:teens`, `framework:lssc`, or `framework:webjunction-2014#P` for a part of a long one. */
  readonly id: string;
  readonly name: string;
  readonly asked: readonly AskedHeading[];
}

/** With more it would take longer than ten minutes. */
export const mostAsked = 40;

/** What a role's short set asks about; headings that are not known are left out. */
export function roleSet({ asks, id: roleId, name }: FocusRole, frameworks: Frameworks): AskSet {
  const asked = asks.flatMap(({ codes, framework: frameworkId }) => {
    const framework = frameworks.get(frameworkId);
    if (framework === undefined) return [];
    const chosen =
      codes === undefined
        ? leavesOf(framework)
        : framework.competencies.filter(({ code }) => codes.includes(code));
    return chosen.map((each) => askedOf(framework, each));
  });
  return { id: `role:${roleId}`, name, asked: asked.slice(0, mostAsked) };
}

/** A framework as what can be assessed at once: whole, or part by part when it is long. */
export function frameworkSets(framework: Framework): readonly AskSet[] {
  const leaves = leavesOf(framework);
  if (leaves.length <= mostAsked)
    return [
      {
        id: `framework:${framework.id}`,
        name: framework.name,
        asked: leaves.map((each) => askedOf(framework, each)),
      },
    ];
  const tops = framework.competencies.filter(({ level }) => level === 1);
  return tops.map((top) => ({
    id: `framework:${framework.id}#${top.code}`,
    name: `${framework.name}: ${top.heading}`,
    asked: leaves
      .filter(({ code }) => topOf(framework, code) === top.code)
      .slice(0, mostAsked)
      .map((each) => askedOf(framework, each)),
  }));
}

function askedOf(
  { id: framework }: Framework,
  { code, heading }: { readonly code: string; readonly heading: string },
) {
  return { framework, code, heading };
}

function topOf({ competencies }: Framework, code: string): string {
  const parents = new Map(competencies.map((each) => [each.code, each.parent]));
  let at = code;
  for (let above = parents.get(at); above !== undefined; above = parents.get(at)) at = above;
  return at;
}
