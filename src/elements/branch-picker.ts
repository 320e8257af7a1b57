import { chooseBranch, readBranch, watchBranch } from './chosen-branch.ts';
import { branches, t } from './page-data.ts';

/**
 * "Recoges en": radios with the branches, rendered by the server. The choice is remembered in this browser and
 * every `<select data-branch-select>` on the page follows it, in both directions.
 */
export class BranchPicker extends HTMLElement {
  #stop: (() => void) | undefined;

  connectedCallback(): void {
    document.addEventListener('change', this.#onChange);
    this.#stop = watchBranch(() => this.#render());
    this.#render();
  }

  disconnectedCallback(): void {
    document.removeEventListener('change', this.#onChange);
    this.#stop?.();
  }

  #onChange = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement && this.contains(target)) chooseBranch(target.value || null);
    if (target instanceof HTMLSelectElement && 'branchSelect' in target.dataset)
      chooseBranch(target.value || null);
  };

  #render(): void {
    const code = readBranch();
    const known = code && branches[code] ? code : null;
    const [lead, name] = ['lead', 'name'].map((part) => this.querySelector(`[data-branch-${part}]`));
    if (lead) lead.textContent = known ? t('elements.pickUpAt') : '';
    if (name) name.textContent = known ? (branches[known] ?? '') : t('elements.pickUpNone');
    for (const input of this.querySelectorAll('input')) input.checked = input.value === (known ?? '');
    for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-branch-select]')) {
      select.value = known ?? '';
    }
  }
}
