import { expect, test } from 'vitest';
import { createTranslator, messagesFor } from '#i18n';
import type { FitRow } from '#shared/fit/facts.ts';
import { fitVerdict } from '#shared/fit/fit-verdict.ts';
import { fitBrief, fitWords } from './fit-words.ts';

const GENERATION = 'nissan/tsuru/b13';
const t = createTranslator('es-MX', messagesFor('es-MX', 'fit'));
const CARS = { [GENERATION]: { yearFrom: 1992, yearTo: 2017, doors: [4], vehicles: [] } };

function words(row: Partial<FitRow>, known: object = {}) {
  const rows: FitRow[] = [
    { generation: GENERATION, yearFrom: 1992, yearTo: 2017, evidence: 'table', ...row },
  ];
  const verdict = fitVerdict({ rows, cars: CARS }, { generation: GENERATION, ...known });
  return fitWords(verdict, { t, locale: 'es-MX', car: 'tu Nissan Tsuru' });
}

test('a verdict is a sentence with its reason', () => {
  expect(words({ kept: 3 })).toMatchObject({
    title: 'Le queda a tu Nissan Tsuru',
    why: 'Confirmado: se vendió 3 veces para este coche y se la quedaron.',
    mini: 'Le queda',
  });
  expect(words({ note: 'Con ABS' }).why).toBe(
    'Está en la tabla de compatibilidad. Compara la tuya antes de comprar. Revisa: Con ABS.',
  );
  expect(words({ yearTo: 2003 }, { year: 2009 })).toMatchObject({
    title: 'No le queda a tu Nissan Tsuru',
    why: 'Es para otros años de este coche.',
    choices: [],
  });
});

test.each([
  [{ yearTo: 2003 }, {}, '¿De qué año es?', ['1992–2003', '2004–2017']],
  [{ airConditioning: true }, {}, '¿Tiene aire acondicionado?', ['Sí', 'No']],
  [{ doors: 5 }, {}, '¿Cuántas puertas tiene?', ['4 puertas', '5 puertas']],
  [{ fromMonth: '2005-07' }, { year: 2005 }, '¿En qué meses se fabricó?', ['enero–junio', 'julio–diciembre']],
])('a question and its answers are in words: %j', (row, known, question, labels) => {
  const said = words(row, known);
  expect(said.title).toBe(`Depende. ${question}`);
  expect(said.choices.map(({ label }) => label)).toEqual(labels);
});

test('a note says it in half a sentence', () => {
  expect(fitBrief('confirmed', t)).toBe('compatibilidad confirmada');
});
