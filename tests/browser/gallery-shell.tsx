import type { Shell } from "#ui";

const sections = ["Today", "Find", "Plan", "Record", "Programs", "People", "Learn"];

/** The header and footer the gallery's pages stand in. */
export function galleryShell(assets: Readonly<Record<string, string>>): Shell {
  return {
    siteName: "Carrel",
    language: "en",
    assets,
    navigation: sections.map((label) => ({ href: `/${label.toLowerCase()}`, label })),
    account: { href: "/account", label: "Librarian · Eastside" },
    footer: [
      { href: "/about", label: "About this site" },
      { href: "/sources", label: "Where listings come from" },
      { href: "/accessibility", label: "Accessibility" },
    ],
  };
}
