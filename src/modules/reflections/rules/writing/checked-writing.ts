import type { Problem } from "../problem.ts";
import { imagesOf, readMarkdown } from "#platform/markdown";
import type { DraftContent } from "./draft.ts";

/** The longest a reflection gets: some thirty printed pages. */
export const longestBody = 100_000;
const longestTitle = 200;
const mostTopics = 12;

/** What must be put right before a draft can be kept; empty when nothing must. An image without words for it is named. */
export function writingProblems({ body, title, topics }: DraftContent): readonly Problem[] {
  const problems: Problem[] = [];
  if (title.length > longestTitle)
    problems.push({ where: "title", message: `Make the title shorter: at most ${longestTitle} characters.` });
  if (body.trim() === "")
    problems.push({ where: "body", message: "Write a sentence or two: there is nothing to keep yet." });
  if (body.length > longestBody)
    problems.push({ where: "body", message: "This is longer than one reflection can be. Make two of it." });
  if (topics.length > mostTopics)
    problems.push({ where: "topics", message: `Choose at most ${mostTopics} topics.` });
  const images = body.length > longestBody ? [] : imagesOf(readMarkdown(body));
  const silent = images.findIndex(({ alternative }) => alternative === "");
  if (silent >= 0)
    problems.push({
      where: "body",
      message: `Say what image ${silent + 1} shows, between its square brackets: ![a poster on a door](…).`,
    });
  return problems;
}
