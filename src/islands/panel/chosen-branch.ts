const KEY = 'multipartes.panel.sucursal.1';

/** The branch that was last chosen on this device, for whoever works with several. */
export const chosenBranch = {
  code(): string | null {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  },
  choose(code: string): void {
    try {
      localStorage.setItem(KEY, code);
    } catch {
      // The next time it is chosen again.
    }
  },
};
