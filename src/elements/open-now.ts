import { localTime, openingAt, type WeekHours, type Weekday } from './opening-hours.ts';
import { locale, t } from './page-data.ts';

/** `<open-now data-hours="{…}" data-zone="America/Mexico_City">` says in its badge whether the branch is open. */
export class OpenNow extends HTMLElement {
  #timer = 0;

  connectedCallback(): void {
    this.#render();
    this.#timer = window.setInterval(() => this.#render(), 60_000);
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer);
  }

  #render(): void {
    const badge = this.querySelector('.st');
    if (!badge) return;
    const hours = JSON.parse(this.dataset.hours ?? '{}') as WeekHours;
    const { weekday, minute } = localTime(Date.now(), this.dataset.zone ?? 'America/Mexico_City');
    const opening = openingAt(hours, weekday, minute);
    const [state, text] = words(opening);
    badge.className = `st ${state}`;
    badge.removeAttribute('hidden');
    (badge.firstElementChild ?? badge).textContent = text;
  }
}

function words(opening: ReturnType<typeof openingAt>): [state: string, text: string] {
  switch (opening.is) {
    case 'open':
      return opening.closesSoon
        ? ['last', t('elements.closesAt', { time: opening.until })]
        : ['available', t('elements.openUntil', { time: opening.until })];
    case 'opens-today':
      return ['sold', t('elements.opensAt', { time: opening.at })];
    case 'opens-later':
      return ['sold', t('elements.opensOn', { day: dayName(opening.day), time: opening.at })];
    case 'closed':
      return ['sold', t('elements.closed')];
  }
}

/** 1 January 2024 was a Monday. */
function dayName(day: Weekday): string {
  const index = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(day);
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + index),
  );
}
