import { BranchPicker } from './branch-picker.ts';
import { CarPlate } from './car-plate.ts';
import { LiveStock } from './live-stock.ts';
import { OpenNow } from './open-now.ts';
import { OwnCar } from './own-car.ts';
import { SearchResults } from './search-results.ts';
import { SiteSearch } from './site-search.ts';

// One file for all public pages: one request, cached from the first page on.
customElements.define('branch-picker', BranchPicker);
customElements.define('car-plate', CarPlate);
customElements.define('live-stock', LiveStock);
customElements.define('open-now', OpenNow);
customElements.define('own-car', OwnCar);
customElements.define('search-results', SearchResults);
customElements.define('site-search', SiteSearch);

// A strip whose chosen entry may lie outside the screen starts at it.
for (const strip of document.querySelectorAll<HTMLElement>('[data-strip]')) {
  const chosen = strip.querySelector<HTMLElement>('[aria-current]');
  if (chosen) strip.scrollLeft = chosen.offsetLeft - strip.offsetLeft;
}
