// Applies filters as they change: fetches the page for the new query, puts its results in place, says what was found.
// The form still works by its button when this never loads, and takes over again when anything fails.

const typingPauseMilliseconds = 400;

class FilterForm extends HTMLElement {
  readonly #form = this.querySelector("form");
  readonly #status = this.querySelector("[role=status]");
  #shown = here();
  #request: XMLHttpRequest | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  connectedCallback() {
    this.dataset["on"] = "";
    this.#form?.addEventListener("submit", this.#onSubmit);
    this.#form?.addEventListener("change", this.#onChange);
    this.#form?.addEventListener("input", this.#onInput);
    addEventListener("popstate", this.#onTravel);
  }

  disconnectedCallback() {
    removeEventListener("popstate", this.#onTravel);
  }

  readonly #onSubmit = (event: Event) => {
    event.preventDefault();
    this.#onChange();
  };

  readonly #onInput = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#onChange, typingPauseMilliseconds);
  };

  readonly #onChange = () => {
    clearTimeout(this.#timer);
    const address = this.#addressOfForm();
    if (address !== this.#shown) this.#load(address, () => history.pushState(null, "", address));
  };

  // The browser already changed the address; only the page must follow, the form included.
  readonly #onTravel = () => {
    // A step within the page, as the skip link makes, is told as travel too.
    if (here() !== this.#shown) this.#load(here(), (page) => this.#copyControls(page));
  };

  #addressOfForm(): string {
    const address = new URL(this.#form?.action ?? location.href);
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(this.#form ?? undefined))
      if (typeof value === "string" && value !== "") query.append(name, value);
    address.search = query.toString();
    return address.href;
  }

  // XMLHttpRequest, not fetch: it alone yields a parsed document without a Trusted Types policy, and runs no script in it.
  #load(address: string, onLoaded: (page: Document) => void) {
    const results = this.#results(document);
    results?.setAttribute("aria-busy", "true");
    this.#request?.abort();
    const request = (this.#request = new XMLHttpRequest());
    request.open("GET", address);
    request.responseType = "document";
    request.addEventListener("error", () => location.assign(address));
    request.addEventListener("load", () => {
      const page = request.responseXML;
      const found = page && this.#results(page);
      if (request.status !== 200 || !found || !results) return location.assign(address);
      onLoaded(page);
      this.#shown = address;
      results.replaceWith(found);
      for (const part of document.querySelectorAll("[data-live]"))
        part.replaceWith(page.getElementById(part.id) ?? part);
      document.title = page.title;
      this.#copyCounts(page);
      if (this.#status) this.#status.textContent = found.dataset["announce"] ?? "";
    });
    request.send();
  }

  #results(page: Document) {
    return page.getElementById(this.dataset["replace"] ?? "");
  }

  #copyCounts(page: Document) {
    for (const control of this.querySelectorAll("input")) {
      const count = countOf(control);
      if (count) count.textContent = countOf(twin(control, page))?.textContent ?? "0";
    }
  }

  // A box's twin has its value, and a text field does not mind being checked: one rule serves both.
  #copyControls(page: Document) {
    for (const control of this.querySelectorAll<HTMLInputElement>("input, select, textarea")) {
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
  const value =
    control.type === "checkbox" || control.type === "radio" ? `[value="${CSS.escape(control.value)}"]` : "";
  return page.querySelector(`filter-form [name="${CSS.escape(control.name)}"]${value}`);
}

customElements.define("filter-form", FilterForm);
