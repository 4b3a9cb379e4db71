// The attributes of the HTML standard (index of attributes) and of SVG that our pages use or may use. JSX compiles any
// attribute at all, so `ariaLabel`, `htmlFor` and the like are found here.

const everywhere = words(
  "autofocus class dir hidden id inert itemid itemprop itemref itemscope itemtype lang nonce popover role slot spellcheck tabindex title translate",
);

const perElement: Readonly<Record<string, ReadonlySet<string>>> = {
  a: words("download href hreflang ping referrerpolicy rel target type"),
  button: words(
    "disabled form formaction formenctype formmethod formnovalidate formtarget name popovertarget type value",
  ),
  col: words("span"),
  data: words("value"),
  details: words("name open"),
  dialog: words("open"),
  fieldset: words("disabled form name"),
  form: words("accept-charset action autocomplete enctype method name novalidate rel target"),
  img: words("alt decoding fetchpriority height loading sizes src srcset width"),
  input: words(
    "accept alt autocapitalize autocomplete checked disabled enterkeyhint form inputmode list max maxlength min minlength multiple name pattern placeholder readonly required size step type value",
  ),
  label: words("for"),
  li: words("value"),
  link: words("as crossorigin fetchpriority href hreflang integrity media rel sizes type"),
  meta: words("charset content http-equiv media name property"),
  meter: words("high low max min optimum value"),
  ol: words("reversed start type"),
  optgroup: words("disabled label"),
  option: words("disabled label selected value"),
  output: words("for form name"),
  progress: words("max value"),
  script: words("async defer integrity src type"),
  select: words("autocomplete disabled form multiple name required size"),
  td: words("colspan headers rowspan"),
  textarea: words(
    "autocomplete cols disabled form inputmode maxlength minlength name placeholder readonly required rows wrap",
  ),
  th: words("abbr colspan headers rowspan scope"),
  time: words("datetime"),
  svg: words("height viewbox width xmlns preserveaspectratio"),
  rect: words("fill height rx width x y"),
  path: words("d fill stroke stroke-width"),
  pattern: words("height patterntransform patternunits width"),
};

const aria = words(
  "aria-activedescendant aria-atomic aria-autocomplete aria-busy aria-checked aria-controls aria-current aria-describedby aria-description aria-details aria-disabled aria-errormessage aria-expanded aria-haspopup aria-hidden aria-invalid aria-label aria-labelledby aria-live aria-modal aria-multiselectable aria-orientation aria-owns aria-placeholder aria-pressed aria-readonly aria-required aria-roledescription aria-selected aria-sort aria-valuemax aria-valuemin aria-valuenow aria-valuetext aria-colcount aria-colindex aria-rowcount aria-rowindex",
);

/** Whether the standard knows an attribute on an element; `data-` is ours on any. */
export function isKnownAttribute(tag: string, attribute: string): boolean {
  if (attribute.startsWith("data-")) return true;
  return (
    everywhere.has(attribute) || aria.has(attribute) || (perElement[tag]?.has(attribute) ?? tag === "html")
  );
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
