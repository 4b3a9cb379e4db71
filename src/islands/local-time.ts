// Adds the reader's own time where their clock differs from the one shown.

const clock: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };

class LocalTime extends HTMLElement {
  connectedCallback() {
    const { instant = "", zone, suffix = "" } = this.dataset;
    const moment = new Date(instant);
    if (Number.isNaN(moment.valueOf()) || this.querySelector(".local-time__own")) return;
    const language = document.documentElement.lang;
    const format = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat(language, options)
        .format(moment)
        // As the hours beside it are written.
        .replace(/\b[AP]M\b/u, (half) => half.toLowerCase());
    const day: Intl.DateTimeFormatOptions = { weekday: "short" };
    const shown = { ...clock, ...day, ...(zone ? { timeZone: zone } : {}) };
    if (format(shown) === format({ ...clock, ...day })) return;
    const isOtherDay = format({ ...day, ...(zone ? { timeZone: zone } : {}) }) !== format(day);
    const own = document.createElement("span");
    own.className = "local-time__own quiet";
    own.textContent = ` · ${format(isOtherDay ? { ...clock, ...day } : clock)} ${suffix}`;
    this.append(own);
  }
}

customElements.define("local-time", LocalTime);
