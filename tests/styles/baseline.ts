// What our style sheets may use: features that are Baseline widely available (in every major browser for 30 months),
// looked up in web-features 3.40.0 on 2026-11-21. A feature that is not here is looked up on webstatus.dev first;
// it goes in the list when it is widely available, else among the exceptions, with what happens where it is missing.

export const widelyAvailable: ReadonlySet<string> = new Set(
  `
  align-content align-items background block-size border border-block-end border-block-start border-collapse
  border-color border-inline-end border-inline-start border-radius box-sizing break-after break-inside clip-path color
  color-scheme container-type content cursor display fill flex flex-basis flex-grow flex-wrap font font-display font-family font-size
  font-variant-numeric font-weight gap grid-column grid-row grid-template-columns grid-template-rows inline-size
  inset-block-start inset-inline-start justify-content justify-items justify-self letter-spacing line-height list-style
  margin margin-block margin-block-end margin-block-start margin-inline-end margin-inline-start max-inline-size
  min-block-size min-inline-size opacity order outline outline-offset overflow overflow-wrap overflow-x padding
  padding-block padding-block-end padding-block-start padding-inline padding-inline-end padding-inline-start pointer-events position
  rotate scale scroll-behavior scroll-padding-block scroll-padding-inline-start size-adjust src text-align text-decoration
  text-decoration-thickness text-transform text-underline-offset transition-duration transition-property translate
  unicode-range vertical-align white-space z-index
  attr() calc() clamp() color-mix() format() inset() linear-gradient() local() max() min() minmax() repeat() selector() url() var()
  @font-face @layer @media @supports
  :empty :first-child :focus :focus-visible :hover :last-child :not :root ::after ::before ::file-selector-button
  `
    .trim()
    .split(/\s+/),
);

export const exceptions: Readonly<Record<string, string>> = {
  "light-dark()": "widely available since 2026-11-13; before it, pages are in the browser's own colours",
  "accent-color": "where it is missing, boxes and sliders have the browser's own colour",
  "content-visibility": "only inside @supports selector(::details-content)",
  "::details-content": "only inside @supports; elsewhere the filters fold on wide screens too",
  "text-wrap": "balance is for looks: elsewhere a heading breaks as it falls",
  resize: "where it is missing, a text area keeps its size",
  "text-size-adjust": "only telephones have what it switches off",
  "-webkit-text-size-adjust": "the same, for Safari",
};
