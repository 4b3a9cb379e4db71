const languages = [
  "jan feb mar apr may jun jul aug sep oct nov dec",
  "gen feb mar apr mag giu lug ago set ott nov dic",
  "ene feb mar abr may jun jul ago sep oct nov dic",
  "janv fevr mars avr mai juin juil aout sept oct nov dec",
  "jan feb marz apr mai juni juli aug sept okt nov dez",
  "jan fev mar abr mai jun jul ago set out nov dez",
  "sty lut mar kwi maj cze lip sie wrz paz lis gru",
] as const;

const months = languages.map((names) => names.split(" "));

/**
 * The month, 1 to 12, of a name or its beginning in English, Italian, Spanish, French, German, Portuguese or Polish. No
 * beginning of three letters means two different months in these.
 */
export function monthOf(name: string): number | undefined {
  const plain = name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036F.]/gu, "");
  if (plain.length < 3) return undefined;
  for (const names of months) {
    const at = names.findIndex((month) => plain.startsWith(month));
    if (at !== -1) return at + 1;
  }
  return undefined;
}
