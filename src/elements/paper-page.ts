/** What a page of a paper does beyond showing it: print, remember the roll, open the drawer, hand the PDF on. */

const PREFIX = 'multipartes.caja.1.';
const A_YEAR_S = 31_536_000;

function keep(name: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

function kept(name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name) ?? 'null');
  } catch {
    return null;
  }
}

/** The roll in the printer beside this device; the server draws the page as wide. */
function rememberRoll(): void {
  const width = new URLSearchParams(location.search).get('ancho');
  if (width !== '58' && width !== '80') return;
  keep('roll', width);
  document.cookie = `rollo=${width}; path=/caja; max-age=${A_YEAR_S}; samesite=lax`;
}

function wireDrawer(): void {
  const box = document.querySelector<HTMLInputElement>('#opens-drawer');
  const link = document.querySelector<HTMLAnchorElement>('#escpos');
  if (!box || !link) return;
  const write = () => {
    const address = new URL(link.href);
    address.searchParams.set('drawer', box.checked ? '1' : '0');
    link.href = address.href;
  };
  box.checked = kept('drawer') === true;
  write();
  box.addEventListener('change', () => {
    keep('drawer', box.checked);
    write();
  });
}

/** Telephones hand a file to another program; elsewhere the button stays away. */
function wireShare(): void {
  const button = document.querySelector<HTMLButtonElement>('#share-pdf');
  const { address = '', name = '' } = button?.dataset ?? {};
  const files = [new File([''], name, { type: 'application/pdf' })];
  if (!button || !('canShare' in navigator) || !navigator.canShare({ files })) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    void (async () => {
      const answer = await fetch(address);
      const file = new File([await answer.blob()], name, { type: 'application/pdf' });
      if (answer.ok) await navigator.share({ files: [file], title: name });
    })().catch(() => {
      // Whoever closed the sheet knows; the link beside it still works.
    });
  });
}

rememberRoll();
wireDrawer();
wireShare();
document.querySelector('#print')?.addEventListener('click', () => window.print());
