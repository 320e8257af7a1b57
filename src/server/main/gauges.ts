import { Gauge, type Registry } from 'prom-client';

/** Figures that are looked up when `/metrics` is read. */
export function registerGauges(
  registry: Registry,
  figures: Readonly<Record<string, { help: string; value: () => number }>>,
): void {
  for (const [name, { help, value }] of Object.entries(figures)) {
    new Gauge({
      name: `multipartes_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  }
}
