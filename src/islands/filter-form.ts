// Applies filters as they change: fetches the page for the new query, puts its results in place, says what was found.
// The form still works by its button when this never loads, and takes over again when anything fails.

const typingPauseMilliseconds = 400;
/** What the form sends: the search field at the top of the page belongs to it. */
const named = ":is(filter-form,search) [name]";

class FilterForm extends HTMLElement {
  #shown = here();
  #request: XMLHttpRequest | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    this.dataset["on"] = "";
    for (const type of ["submit", "change", "input"]) this.addEventListener(type, this.#onEvent);
    // For good: these filters stay as long as their page.
    addEventListener("popstate", this.#onTravel);
  }

  readonly #onEvent = (event: Event) => {
    // Only a submit has anything to prevent.
    event.preventDefault();
    clearTimeout(this.#timer);
    if (event.type === "input") this.#timer = setTimeout(() => this.#apply(true), typingPauseMilliseconds);
    else this.#apply();
  };

  #apply(isTyping?: boolean) {
    const form = this.querySelector("form");
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form ?? undefined))
      if (typeof value === "string" && value) query.append(name, value);
    const text = String(query);
    const address = form?.action + (text && `?${text}`);
    if (address !== this.#shown) this.#load(address, () => history.pushState(null, "", address), isTyping);
  }

  // The browser already changed the address; only the page must follow, the form included.
  readonly #onTravel = () => {
    // A step within the page, as the skip link makes, is told as travel too.
    if (here() !== this.#shown) this.#load(here(), (page) => this.#copyControls(page));
  };

  // XMLHttpRequest, not fetch: it alone yields a parsed document without a Trusted Types policy, and runs no script in it.
  #load(address: string, onLoaded: (page: Document) => void, isTyping?: boolean) {
    const results = this.#results(document);
    if (results && !isTyping) results.ariaBusy = "true";
    this.#request?.abort();
    const request = (this.#request = new XMLHttpRequest());
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("error", () => location.assign(address));
    request.addEventListener("load", () => {
      const page = request.responseXML;
      const found = page && this.#results(page);
      // Half a number is no mistake yet, and what was wrong before is told by the page alone: when the field is left.
      if (request.status !== 200 || !found || !results || this.querySelector("[aria-invalid]")) {
        if (!isTyping) location.assign(address);
        return;
      }
      onLoaded(page);
      this.#shown = address;
      results.replaceWith(found);
      for (const part of document.querySelectorAll("[data-live]"))
        part.replaceWith(page.getElementById(part.id) ?? part);
      document.title = page.title;
      this.#follow(page);
      this.querySelector("[role=status]")?.replaceChildren(found.dataset["announce"] ?? "");
    });
    request.send();
  }

  #results(page: Document) {
    return page.getElementById(this.dataset["replace"] ?? "");
  }

  // Other filters leave other things to choose. The part in use stays, and with it the focus: only its counts follow.
  #follow(page: Document) {
    for (const control of this.querySelectorAll("input"))
      countOf(control)?.replaceChildren(countOf(twin(control, page))?.textContent ?? "0");
    for (const part of this.querySelectorAll("fieldset")) {
      const other = page.getElementById(part.id);
      if (!other || part.contains(document.activeElement)) continue;
      other.querySelector("details")?.toggleAttribute("open", !!part.querySelector("[open]"));
      part.replaceWith(other);
    }
  }

  // A box's twin has its value, and a text field does not mind being checked: one rule serves both. Names are our own words.
  #copyControls(page: Document) {
    for (const control of document.querySelectorAll<HTMLInputElement>(named)) {
      const other = twin(control, page);
      control.checked = other?.checked ?? false;
      if (other) control.value = other.value;
    }
  }
}

function countOf(control: HTMLInputElement | null) {
  return control?.closest("label")?.querySelector(".choice__count");
}

function here(): string {
  return location.href.replace(/#.*/, "");
}

function twin(control: HTMLInputElement, page: Document): HTMLInputElement | null {
  const value = /checkbox|radio/.test(control.type) ? `[value="${CSS.escape(control.value)}"]` : "";
  return page.querySelector(`${named}[name="${control.name}"]${value}`);
}

customElements.define("filter-form", FilterForm);
