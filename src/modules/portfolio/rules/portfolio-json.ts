import { z } from "zod";
import { itemKinds, type Portfolio } from "./portfolio.ts";

const item = z.object({
  kind: z.enum(itemKinds).meta({ description: "What it is" }),
  id: z.uuid().meta({ description: "Its id where it came from" }),
  title: z.string().meta({ description: "What it is called" }),
  on: z.iso.date().meta({ description: "The day it was written, awarded or entered" }),
  words: z.string().meta({ description: "Why it is here, in Markdown" }),
  body: z.string().meta({ description: "What it says, in Markdown; pictures by their file in the site" }),
  facts: z
    .array(z.object({ label: z.string(), value: z.string() }))
    .meta({ description: "What is known of it, in words" }),
  topics: z.array(z.string()).meta({ description: "Ids of topics" }),
  url: z.url().optional().meta({ description: "Where it can be checked or read" }),
});

/** A portfolio as programs read it; docs/guide/portfolio.schema.json is made of this. */
export const portfolioSchema = z
  .object({
    format: z.literal("carrel-portfolio"),
    version: z.literal(1),
    title: z.string(),
    owner: z.string().meta({ description: "Whose it is, as they are called" }),
    introduction: z.string().meta({ description: "Markdown" }),
    madeAt: z.iso.datetime(),
    groups: z
      .array(z.object({ heading: z.string().meta({ description: "A competency" }), items: z.array(item) }))
      .meta({ description: "What was chosen, by competency" }),
  })
  .meta({ title: "A portfolio taken out of Carrel" });

/** The portfolio for programs. */
export function portfolioJson(portfolio: Portfolio): z.input<typeof portfolioSchema> {
  return {
    format: "carrel-portfolio",
    version: 1,
    title: portfolio.title,
    owner: portfolio.owner,
    introduction: portfolio.introduction,
    madeAt: portfolio.madeAt,
    groups: portfolio.groups.map(({ heading, items }) => ({
      heading,
      items: items.map((each) => ({ ...each, topics: [...each.topics], facts: [...each.facts] })),
    })),
  };
}
