// Under a name the formatter does not know, or it would spread the markup over lines and every page would carry them.
import { html as markup, raw } from "hono/html";
import type { Shell } from "./shell.ts";

/** What a page says about itself to browsers, feed readers and search engines. */
export interface PageMetadata {
  /** In the window's tab, before the site's name. */
  readonly title: string;
  /** One sentence for search engines and link previews. */
  readonly description?: string | undefined;
  /** Names of the islands used on the page: `filter-form`. */
  readonly islands?: readonly string[] | undefined;
  /** The same content in another form, offered to feed readers. */
  readonly alternates?: readonly Alternate[] | undefined;
  /** The address to keep when several lead to this page. */
  readonly canonical?: string | undefined;
  /** Set for pages that search engines should leave out. */
  readonly isUnlisted?: boolean | undefined;
  /** A schema.org object, published as JSON-LD. */
  readonly structuredData?: object | undefined;
}

export interface Alternate {
  readonly href: string;
  /** A media type: `application/atom+xml`. */
  readonly type: string;
  readonly title: string;
}

const firstFonts = ["atkinson-latin.woff2", "newsreader-latin.woff2"];

/** A template, as the whole shell is: it stands on every page. */
export function PageHead({ shell, metadata }: { readonly shell: Shell; readonly metadata: PageMetadata }) {
  const { alternates = [], islands = [] } = metadata;
  const feeds = alternates.map(
    ({ href, type, title }) => markup`<link rel="alternate" href="${href}" type="${type}" title="${title}">`,
  );
  const scripts = islands.map(
    (island) => markup`<script type="module" src="${assetUrl(shell, `${island}.js`)}"></script>`,
  );
  return markup`<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${metadata.title} · ${shell.siteName}</title>${forSearchEngines(metadata)}${siteHead(shell)}${feeds}${scripts}</head>`;
}

function forSearchEngines({ description, isUnlisted, canonical, structuredData }: PageMetadata) {
  return [
    description === undefined ? "" : markup`<meta name="description" content="${description}">`,
    isUnlisted === true ? markup`<meta name="robots" content="noindex">` : "",
    canonical === undefined ? "" : markup`<link rel="canonical" href="${canonical}">`,
    structuredData === undefined
      ? ""
      : markup`<script type="application/ld+json">${raw(inertJson(structuredData))}</script>`,
  ];
}

/** What is the same on all pages of a site. */
function siteHead(shell: Shell) {
  const fonts = firstFonts.map(
    (font) =>
      markup`<link rel="preload" href="${assetUrl(shell, font)}" as="font" type="font/woff2" crossorigin="anonymous">`,
  );
  return markup`<meta name="theme-color" content="#fffefb" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#1f2425" media="(prefers-color-scheme: dark)"><link rel="stylesheet" href="${assetUrl(shell, "style.css")}">${fonts}<link rel="icon" href="${assetUrl(shell, "icon.svg")}" type="image/svg+xml">`;
}

function assetUrl(shell: Shell, name: string): string {
  const url = shell.assets[name];
  if (url === undefined) throw new Error(`No built asset is called ${name}: run the asset build.`);
  return url;
}

// Escaping every `<` keeps `</script>` and `<!--` in a title from ending the element.
function inertJson(value: object): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
