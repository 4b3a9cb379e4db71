import { z } from "zod";
import { parseDate } from "#platform/time";
import { type CrosswalkEdge, type FrameworkCompetency, relations } from "./framework.ts";

const mostCompetencies = 1000;
const mostEdges = 5000;

/** Exactly these fields; any other is told as such. */
function fields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `There is no field “${key}” here`).join("\n")
        : undefined,
  });
}

const words = (most: number, whenEmpty = "Write something, or leave the field out") =>
  z
    .string("Write a text here; put quotation marks around a number")
    .trim()
    .min(1, whenEmpty)
    .max(most, `Make it shorter: at most ${most} letters`);

const slug = z
  .string("Write a text here")
  .max(80, "Make it shorter: at most 80 letters")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "Use small letters, digits and single hyphens");

const code = words(80, "Write the code");
const address = z
  .string("Write an address here")
  .max(500, "Make it shorter: at most 500 letters")
  .refine((text) => /^https?:$/u.test(URL.parse(text)?.protocol ?? ""), "Write a whole address: https://…");

const competency = fields({
  code,
  heading: words(300, "Write the heading"),
  level: z.int("Write a whole number: 1, 2 …").min(1, "Levels begin with 1").max(9, "At most 9 levels"),
  parent: code.optional(),
  statement: words(4000).optional(),
});

const relation = z.enum(relations, `Write one of: ${relations.join(", ")}`);
const crosswalkEdge = fields({
  from: code,
  relation,
  topic: slug.optional(),
  framework: slug.optional(),
  code: code.optional(),
}).transform((each, context): CrosswalkEdge => {
  const { from, relation: kind, topic, framework, code: target } = each;
  if (topic !== undefined && framework === undefined && target === undefined)
    return { from, relation: kind, topic };
  if (topic === undefined && framework !== undefined && target !== undefined)
    return { from, relation: kind, framework, code: target };
  context.addIssue({ code: "custom", message: "Write either a topic, or a framework and a code of it" });
  return z.NEVER;
});

const tooMany = (most: number) => `That is more than ${most}: nobody could look through them`;

/** A framework as it is written in a pack. Its fields are explained in docs/guide/frameworks.md. */
export const frameworkSchema = fields({
  id: slug,
  name: words(200, "Write the name"),
  publisher: words(200, "Write whose it is"),
  version: words(80, "Write which edition it is"),
  year: z.int("Write a year").min(1900, "Write a year after 1900").max(2200, "Write a year").optional(),
  licence: words(500),
  source: address.optional(),
  checkedOn: z
    .string("Write a day as 2026-11-01")
    .refine((text) => parseDate(text) !== undefined, "Write a day as 2026-11-01, one that exists"),
  status: z.enum(["verified", "unverified"], "Write verified or unverified"),
  note: words(2000).optional(),
  competencies: z
    .array(competency, "Write a list of competencies")
    .min(1, "Write at least one competency")
    .max(mostCompetencies, tooMany(mostCompetencies))
    .superRefine(checkTree),
  crosswalk: z.array(crosswalkEdge, "Write a list of edges").max(mostEdges, tooMany(mostEdges)).default([]),
}).superRefine(({ id, competencies, crosswalk }, context) => {
  const codes = new Set(competencies.map((each) => each.code));
  for (const [place, edge] of crosswalk.entries()) {
    const note = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: ["crosswalk", place, field], message });
    if (!codes.has(edge.from)) note("from", `There is no competency “${edge.from}” in this framework`);
    // Within one framework the tree says what belongs to what.
    if ("framework" in edge && edge.framework === id)
      note("framework", "Name another framework than this one");
  }
});

interface Issues {
  readonly addIssue: (issue: { code: "custom"; path: PropertyKey[]; message: string }) => void;
}

/** A parent stands before its children and one level above them, so that no circle can be. */
function checkTree(competencies: readonly FrameworkCompetency[], context: Issues): void {
  const levels = new Map<string, number>();
  for (const [place, each] of competencies.entries()) {
    const note = (field: string, message: string) =>
      context.addIssue({ code: "custom", path: [place, field], message });
    if (levels.has(each.code)) note("code", `The code “${each.code}” is there twice`);
    const above = each.parent === undefined ? 0 : levels.get(each.parent);
    if (above === undefined)
      note("parent", `No competency before this one has the code “${each.parent ?? ""}”`);
    else if (each.level !== above + 1)
      note(
        "level",
        each.parent === undefined
          ? "Write 1, or say which competency it stands under (parent)"
          : `Write ${above + 1}: it stands under “${each.parent}”, which has level ${above}`,
      );
    levels.set(each.code, each.level);
  }
}
