// Chooses the browser's own time zone where nobody chose one yet. Without it the server's zone stays.

class ZoneGuess extends HTMLElement {
  connectedCallback() {
    const select = this.querySelector("select");
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    // A machine that says UTC mostly says nothing of where its reader is.
    if (timeZone === "UTC") return;
    const isListed = [...(select?.options ?? [])].some(({ value }) => value === timeZone);
    if (select && isListed) select.value = timeZone;
  }
}

customElements.define("zone-guess", ZoneGuess);
