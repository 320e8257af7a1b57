import { formatMoney, type Locale } from '#i18n';
import { instalmentsOf } from '#shared/instalments.ts';
import { cents } from '#shared/money.ts';
import { readPesos } from './read-pesos.ts';

/**
 * `<instalment-calculator data-locale="es-MX" data-for-price="Para {price}" data-too-little="Desde {price}">` around a price field and a table of plans: each row says its terms in
 * `data-months`, `data-down-payment-bp`, `data-annual-rate-bp` and `data-minimum-cents`, and has cells
 * `[data-out=down|monthly|total]` that are written anew for the price that is typed. Nothing is sent anywhere.
 */
class InstalmentCalculator extends HTMLElement {
  #field: HTMLInputElement | null = null;
  readonly #change = () => this.#show();

  connectedCallback(): void {
    this.#field = this.querySelector('input');
    this.#field?.addEventListener('input', this.#change);
    this.classList.add('ready');
  }

  disconnectedCallback(): void {
    this.#field?.removeEventListener('input', this.#change);
  }

  #show(): void {
    const priceCents = readPesos(this.#field?.value ?? '');
    if (priceCents === null) return;
    const locale = (this.dataset['locale'] ?? 'es-MX') as Locale;
    const money = (amount: number) => formatMoney(amount, locale);
    const head = this.querySelector('[data-out=price]');
    if (head) head.textContent = filled(this.dataset['forPrice'], money(priceCents));
    for (const row of this.querySelectorAll<HTMLElement>('tr[data-months]')) {
      const { months, downPaymentBp, annualRateBp, minimumCents } = row.dataset;
      const isTooLittle = priceCents < Number(minimumCents);
      const paid = instalmentsOf(cents(priceCents), {
        months: Number(months),
        downPaymentBp: Number(downPaymentBp),
        annualRateBp: Number(annualRateBp),
      });
      const write = (name: string, text: string) => {
        const cell = row.querySelector(`[data-out=${name}]`);
        if (cell) cell.textContent = text;
      };
      write('down', isTooLittle ? '—' : money(paid.downPaymentCents));
      write('monthly', isTooLittle ? '—' : money(paid.monthlyCents));
      write(
        'total',
        isTooLittle ? filled(this.dataset['tooLittle'], money(Number(minimumCents))) : money(paid.totalCents),
      );
    }
  }
}

/** The words come with the page, so that no dictionary has to. */
function filled(words: string | undefined, price: string): string {
  return (words ?? '{price}').replace('{price}', price);
}

if (!customElements.get('instalment-calculator')) {
  customElements.define('instalment-calculator', InstalmentCalculator);
}
