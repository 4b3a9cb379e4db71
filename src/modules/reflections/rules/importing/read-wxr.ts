import { Parser } from "htmlparser2";
import { escapedWords } from "./markdown-text.ts";
import { htmlToMarkdown } from "./html-to-markdown.ts";
import {
  type ImportedJournal,
  type ImportedPost,
  longestTitle,
  mostPosts,
  writtenInstant,
} from "./imported-post.ts";

/** Reads an export as it comes, piece by piece. */
export interface WordPressReader {
  readonly write: (text: string) => void;
  readonly end: () => ImportedJournal;
}

const longestField = 2_000_000;
const mostText = 40_000_000;
/** Elements of an item whose words are wanted; nothing else is kept. */
const fields: ReadonlySet<string> = new Set(
  "title link guid pubDate dc:creator content:encoded wp:post_id wp:post_date wp:post_date_gmt wp:post_type wp:status category".split(
    " ",
  ),
);
const unwritten: ReadonlySet<string> = new Set(["trash", "auto-draft", "inherit"]);

interface Item {
  readonly fields: Map<string, string>;
  readonly tags: string[];
  comments: number;
}

/**
 * Reads posts of a WordPress export (WXR): the text as it comes, no more of it held than one post. Of XML's entities the five
 * that every reader knows are understood; none that a file declares is ever unfolded, and nothing it names is fetched.
 */
export function readWordPress(now: string): WordPressReader {
  const reading = new Reading(now);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reading.open(name, attributes),
      ontext: (text) => reading.say(text),
      onclosetag: (name) => reading.close(name),
    },
    { xmlMode: true, decodeEntities: true },
  );
  return {
    write: (text) => parser.write(text),
    end: () => {
      parser.end();
      return reading.journal();
    },
  };
}

class Reading {
  readonly #now: string;
  readonly #posts: ImportedPost[] = [];
  readonly #notes: string[] = [];
  readonly #others = new Map<string, number>();
  #item: Item | undefined;
  #field = "";
  #text = "";
  #isWordPress = false;
  #comments = 0;
  #taken = 0;

  constructor(now: string) {
    this.#now = now;
  }

  open(name: string, { domain = "" }: Readonly<Record<string, string>>): void {
    if (name === "wp:wxr_version") this.#isWordPress = true;
    if (name === "item") this.#item = { fields: new Map(), tags: [], comments: 0 };
    else if (name === "wp:comment" && this.#item !== undefined) this.#item.comments += 1;
    // What stands in a comment is called like what stands in a post.
    const isWanted = this.#item !== undefined && this.#field === "" && fields.has(name);
    if (!isWanted || (name === "category" && domain !== "post_tag" && domain !== "category")) return;
    this.#field = name;
    this.#text = "";
  }

  say(text: string): void {
    if (this.#field !== "" && this.#text.length <= longestField) this.#text += text;
  }

  close(name: string): void {
    const item = this.#item;
    if (item === undefined) return;
    if (name === "item") {
      this.#item = undefined;
      this.#field = "";
      this.#take(item);
    } else if (name === this.#field) {
      this.#field = "";
      if (name === "category") item.tags.push(this.#text.trim());
      else if (!item.fields.has(name)) item.fields.set(name, this.#text);
    }
  }

  journal(): ImportedJournal {
    const notes = [...this.#notes];
    if (!this.#isWordPress) notes.unshift("This is no WordPress export: nothing in it says it is one.");
    for (const [kind, count] of this.#others) notes.push(`${count} of the kind “${kind}”: only posts come.`);
    if (this.#comments > 0)
      notes.push(`${this.#comments} comments: they are others’ words, and stay where they are.`);
    return { posts: this.#isWordPress ? this.#posts : [], notes };
  }

  #take({ comments, fields: said, tags }: Item): void {
    const kind = said.get("wp:post_type")?.trim() ?? "post";
    if (kind !== "post") {
      this.#others.set(kind, (this.#others.get(kind) ?? 0) + 1);
      return;
    }
    if (unwritten.has(said.get("wp:status")?.trim() ?? "")) return;
    this.#comments += comments;
    const title = plain(said.get("title") ?? "");
    const name =
      title === "" ? `The post ${said.get("wp:post_id") ?? "without a number"}` : `“${title.slice(0, 80)}”`;
    const html = said.get("content:encoded") ?? "";
    if (html.length > longestField) this.#notes.push(`${name}: it is longer than one reflection can be.`);
    else if (this.#posts.length >= mostPosts || this.#taken > mostText)
      this.#others.set(
        "posts beyond what comes at once",
        (this.#others.get("posts beyond what comes at once") ?? 0) + 1,
      );
    else this.#keep(said, { html, name, title, tags });
  }

  #keep(
    said: ReadonlyMap<string, string>,
    {
      html,
      name,
      tags,
      title,
    }: {
      readonly html: string;
      readonly name: string;
      readonly title: string;
      readonly tags: readonly string[];
    },
  ): void {
    const body = htmlToMarkdown(withoutShortcodes(html));
    this.#taken += html.length;
    if (body === "") {
      this.#notes.push(`${name}: nothing is written in it.`);
      return;
    }
    const writtenAt = dateOf(said, this.#now);
    if (writtenAt === undefined)
      this.#notes.push(`${name}: its date cannot be read, so it comes as of today.`);
    if (title.length > longestTitle) this.#notes.push(`${name}: its title is cut.`);
    const author = said.get("dc:creator")?.trim();
    this.#posts.push({
      source: `wordpress ${[said.get("guid"), said.get("link"), `${title} ${writtenAt}`].map((each) => each?.trim()).find(Boolean) ?? ""}`,
      ...(author ? { author } : {}),
      title: title.slice(0, longestTitle),
      body,
      writtenAt: writtenAt ?? this.#now,
      tags: [...new Set(tags)].filter((tag) => tag !== "" && tag !== "Uncategorized"),
      pictures: [],
    });
  }
}

function dateOf(said: ReadonlyMap<string, string>, now: string): string | undefined {
  for (const field of ["wp:post_date_gmt", "pubDate", "wp:post_date"]) {
    const at = writtenInstant(said.get(field) ?? "", now);
    if (at !== undefined) return at;
  }
  return undefined;
}

/** Titles are HTML too. */
function plain(title: string): string {
  const words = htmlToMarkdown(title).replaceAll(/\s+/gu, " ");
  // A title is shown as it is, so what was escaped for Markdown is taken back.
  return words === escapedWords(words) ? words : words.replaceAll(/\\([\p{P}\p{S}])/gu, "$1");
}

/** What only WordPress understands: frames of captions and galleries. What stands in them stays. */
function withoutShortcodes(html: string): string {
  return html.replaceAll(/\[\/?(?:caption|gallery|embed|audio|video|playlist)\b[^[\]]{0,500}\]/giu, " ");
}
