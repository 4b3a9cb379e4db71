import { absoluteUrl } from "./addresses.ts";
import { compact } from "./compact.ts";
import type { FeedPerson } from "./parsed-feed.ts";
import { child, childrenOf, childText, textOf, type XmlNode } from "./xml-node.ts";

const EMAIL = /[^\s@<>()"',;:]+@[^\s@<>()"',;:]+\.[^\s@<>()"',;:]+/;

/** Atom's people of one kind: each with a name, an e-mail address and an address, all optional. */
export function atomPeople(node: XmlNode, name: "author" | "contributor"): FeedPerson[] {
  return childrenOf(node, name)
    .map(atomPerson)
    .filter((person) => Object.keys(person).length > 0);
}

function atomPerson(node: XmlNode): FeedPerson {
  const uriNode = child(node, "uri") ?? child(node, "url") ?? child(node, "homepage");
  const name = childText(node, "name");
  const email = childText(node, "email");
  const uri = absoluteUrl(uriNode && textOf(uriNode), uriNode?.base);
  // A person written as plain text is against the format but clear.
  if (node.children.length === 0) return personFrom(textOf(node)) ?? {};
  return compact<FeedPerson>({ name, email, uri });
}

/** A person as RSS writes one: `a@b.org (Name)`, `Name (a@b.org)`, `Name <a@b.org>`, a name or an address alone. */
export function personFrom(written: string | undefined): FeedPerson | undefined {
  const text = written?.trim();
  if (!text) return undefined;
  const email = EMAIL.exec(text.length > 500 ? text.slice(0, 500) : text)?.[0];
  if (email === undefined) return { name: text, written: text };
  const rest = text.replace(email, "").replace(/^mailto:/i, "");
  const name = rest
    .replace(/[()<>"]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return compact<FeedPerson>({ name: name === "" ? undefined : name, email, written: text });
}
