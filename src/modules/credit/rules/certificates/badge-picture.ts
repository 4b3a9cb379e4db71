/** The picture of every badge: a seal with an open book and a date-due ribbon. What it is for stands in its title. */
export function badgePicture({ title, issuer }: { readonly title: string; readonly issuer: string }): string {
  const name = escaped(`${title}. ${issuer}.`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512" width="512" height="512" role="img"><title>${name}</title>${drawing}</svg>`;
}

const drawing = [
  `<path fill="#0d4438" d="${scallops(28, 248, 232)}"/>`,
  '<circle cx="256" cy="256" r="214" fill="#14594a"/>',
  '<circle cx="256" cy="256" r="200" fill="none" stroke="#e9dfca" stroke-width="3"/>',
  '<circle cx="256" cy="256" r="182" fill="#fffefb"/>',
  '<g fill="#faf7f0" stroke="#1d2526" stroke-width="7" stroke-linejoin="round">',
  '<path d="M256 196c-28-24-68-32-112-28v148c44-4 84 4 112 28z"/>',
  '<path d="M256 196c28-24 68-32 112-28v148c-44-4-84 4-112 28z"/></g>',
  '<g fill="none" stroke="#c9c0ae" stroke-width="6" stroke-linecap="round">',
  '<path d="M166 204c24 0 46 5 66 16M166 236c24 0 46 5 66 16M166 268c24 0 46 5 66 16"/>',
  '<path d="M280 220c20-11 42-16 66-16M280 252c20-11 42-16 66-16M280 284c20-11 42-16 66-16"/></g>',
  '<path fill="#9a2f24" d="M306 150h40v132l-20-18-20 18z"/>',
  '<path fill="none" stroke="#fffefb" stroke-width="7" stroke-linecap="round" stroke-linejoin="round" d="M315 200l9 10 15-21"/>',
  '<path fill="none" stroke="#14594a" stroke-width="8" stroke-linecap="round" d="M200 384h112"/>',
].join("");

/** The outline of a seal: so many rounded teeth between two circles. */
function scallops(count: number, outer: number, inner: number): string {
  const point = (turn: number, radius: number) =>
    [Math.cos(turn) * radius, Math.sin(turn) * radius].map((each) => (256 + each).toFixed(1)).join(" ");
  const step = (2 * Math.PI) / count;
  const teeth = Array.from(
    { length: count },
    (_, tooth) => `Q${point((tooth + 0.5) * step, outer)} ${point((tooth + 1) * step, inner)}`,
  );
  return `M${point(0, inner)}${teeth.join("")}z`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/\p{Cc}/gu, " ");
}
