import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { FitmentSheet } from '#contract/catalog';
import { messagesFor } from '#i18n';
import { LineFit } from '../../pos/LineFit.tsx';
import { StaffProvider } from '../../staff/staff-context.tsx';
import { FitmentTable } from './FitmentTable.tsx';

const ROW: FitmentSheet['rows'][number] = {
  id: 17,
  generation: 'nissan/tsuru/b13',
  label: 'Nissan Tsuru',
  code: 'B13',
  yearFrom: 1992,
  yearTo: 2003,
  vehicle: null,
  qualifiers: { engine: '1.6 L GA16DE', airConditioning: true, note: 'Con ABS' },
  evidence: 'staff',
  source: 'Catálogo de la casa',
  kept: 3,
  returned: 1,
};

/** What is read, without the tags. */
function textOf(node: ReactNode): string {
  const messages = messagesFor(
    'es-MX',
    'counter',
    'panel',
    'fit',
    'fitment',
    'till',
    'papers',
    'returns',
    'labels',
  );
  const html = renderToStaticMarkup(
    <StaffProvider locale="es-MX" messages={messages}>
      {node}
    </StaffProvider>,
  );
  return html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
}

test('a row of the editor says its conditions, its sales, and what it contradicts', () => {
  const text = textOf(
    <FitmentTable
      rows={[ROW, { ...ROW, id: 19, qualifiers: {} }]}
      conflicts={[{ kind: 'overlap', row: 1, with: 0 }]}
      chosen={null}
      onEdit={() => undefined}
      onRemove={() => undefined}
    />,
  );
  expect(text).toContain('1.6 L GA16DE · con aire · Con ABS');
  expect(text).toContain('3 se quedaron');
  expect(text).toContain('1 devuelta');
  expect(text).toContain('la fila 1 ya cubre esos años sin esa condición');
});

test('a line of the counter asks what the verdict depends on', () => {
  const facts = {
    rows: [{ generation: ROW.generation, yearFrom: 1992, yearTo: 2003, evidence: 'table' as const }],
    cars: { [ROW.generation]: { yearFrom: 1992, yearTo: 2017, doors: [4], vehicles: [] } },
  };
  const line = (known: object) =>
    textOf(
      <LineFit
        facts={facts}
        car={{ name: 'Nissan Tsuru', known: { generation: ROW.generation, ...known } }}
        onKnow={() => undefined}
      />,
    );
  expect(line({})).toContain('Depende ¿De qué año es? 1992–2003 2004–2017');
  expect(line({ year: 2009 })).toContain('No le queda Es para otros años de este coche.');
});
