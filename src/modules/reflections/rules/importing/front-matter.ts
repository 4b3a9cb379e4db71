import { parse } from "yaml";

/** What stands at the head of a file of a blog, and the text below it. */
export interface FrontMatter {
  readonly title: string;
  readonly date: string;
  readonly tags: readonly string[];
  /** What the file is known by, if it says so. */
  readonly id: string;
  readonly text: string;
  /** What is wrong with the head. */
  readonly problem?: string | undefined;
}

const bare = { title: "", date: "", tags: [], id: "" };

/** Reads the head of a Markdown file (YAML between lines of `---`). What cannot be read is left out and said. */
export function readFrontMatter(file: string): FrontMatter {
  const [whole = "", head = ""] =
    /^\uFEFF?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.exec(file) ?? [];
  if (whole === "")
    return /^\uFEFF?\+\+\+\s/u.test(file)
      ? { ...bare, text: file, problem: "its head is TOML, which is not read" }
      : { ...bare, text: file.replace(/^\uFEFF/u, "") };
  const text = file.slice(whole.length);
  try {
    const said: unknown = parse(head, { schema: "core", maxAliasCount: 10, logLevel: "error" });
    if (typeof said !== "object" || said === null) return { ...bare, text };
    const fields = new Map(
      Object.entries(said).map(([name, value]) => [name.toLowerCase(), value as unknown]),
    );
    const first = (...names: readonly string[]) =>
      names.map((name) => words(fields.get(name))).find((each) => each !== "") ?? "";
    return {
      title: first("title"),
      date: first("date", "published", "created"),
      tags: [
        ...new Set(["tags", "categories", "keywords"].flatMap((name) => listed(fields.get(name)))),
      ].slice(0, 50),
      id: first("id", "guid", "permalink", "slug"),
      text,
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...bare, text, problem: "its head cannot be read as YAML" };
  }
}

function words(value: unknown): string {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim().slice(0, 1000) : "";
}

function listed(value: unknown): readonly string[] {
  const parts: readonly unknown[] = Array.isArray(value) ? value : words(value).split(",");
  return parts.map((part) => words(part).slice(0, 100)).filter((part) => part !== "");
}
