import { z } from "zod";

/** What could be read of something: fields and items that could not are undefined. */
export type Partly<Whole> = {
  readonly [Field in keyof Whole]?: Whole[Field] extends readonly (infer Item)[]
    ? readonly (Item | undefined)[]
    : Whole[Field] | undefined;
};

/**
 * Reads each field, and each item of a list, by itself: so that what a field says of another can be checked even where
 * a third is broken, and every problem is told at once.
 */
export function readPartly<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  written: unknown,
): Partly<z.output<z.ZodObject<Shape>>> {
  const given: object = typeof written === "object" && written !== null ? written : {};
  const read = Object.entries(schema.shape).map(([name, field]) => [
    name,
    readField(field, Reflect.get(given, name)),
  ]);
  // Each field was read by the schema's own field: the compiler cannot follow that through entries.
  return Object.fromEntries(read) as Partly<z.output<z.ZodObject<Shape>>>;
}

function readField(field: z.core.$ZodType, written: unknown): unknown {
  const list = listSchema(field);
  if (list !== undefined && Array.isArray(written))
    return written.map((item: unknown) => z.safeParse(list.element, item).data);
  return z.safeParse(field, written).data;
}

/** The list inside of an optional list, or one with a default. */
function listSchema(field: z.core.$ZodType): z.ZodArray | undefined {
  if (field instanceof z.ZodArray) return field;
  if (field instanceof z.ZodOptional || field instanceof z.ZodDefault) return listSchema(field.unwrap());
  return undefined;
}
