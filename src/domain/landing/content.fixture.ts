import type { Block, BlockType, PageContent } from './blocks.ts';
import type { LandingImage, LocalizedRichText } from './content-parts.ts';

/** One of every block, each filled, with distinct values. */

const HASH = 'c1'.repeat(32);

export function anImage(alt = 'Patio de la sucursal Querétaro'): LandingImage {
  return { hash: HASH, width: 1_607, height: 1_009, alt: { es: alt, en: 'Querétaro yard' } };
}

const answer: LocalizedRichText = {
  es: [
    { kind: 'paragraph', runs: [{ text: 'Sí: ' }, { text: 'con IVA', isBold: true }] },
    {
      kind: 'list',
      isOrdered: true,
      items: [
        [{ text: 'Busca', link: { kind: 'page', path: '/buscar' } }],
        [{ text: 'Paga', isItalic: true }],
      ],
    },
    { kind: 'heading', runs: [{ text: 'Garantía' }] },
  ],
};

export const FULL_BLOCKS: { readonly [Type in BlockType]: Extract<Block, { type: Type }> } = {
  hero: {
    id: 'hero-0001',
    type: 'hero',
    eyebrow: { es: 'Desde 1987', en: 'Since 1987' },
    heading: { es: 'Son {branches} sucursales', en: 'We are {branches} branches' },
    lead: { es: 'Con {pieces} piezas.' },
    sheet: {
      label: { es: 'Hoy' },
      measure: 'pieces',
      text: { es: 'de {generations} modelos' },
      button: { label: { es: 'Buscar' }, link: { kind: 'page', path: '/' } },
    },
    figure: { kind: 'photo', image: anImage(), caption: { es: 'El patio' } },
  },
  timeline: {
    id: 'line-0002',
    type: 'timeline',
    heading: { es: 'Línea de armado' },
    steps: [
      { year: '1987', title: { es: 'Un lote' }, text: { es: 'Un Tsuru.' }, image: anImage(), isNow: true },
    ],
  },
  numbers: {
    id: 'nums-0003',
    type: 'numbers',
    heading: { es: 'En cifras' },
    items: [{ measure: 'donors', label: { es: 'coches' } }],
  },
  branches: {
    id: 'brch-0004',
    type: 'branches',
    heading: { es: 'Sucursales' },
    text: { es: 'Todas.' },
    hasMap: true,
    hasHours: false,
  },
  people: {
    id: 'ppl-0005',
    type: 'people',
    heading: { es: 'Quiénes' },
    text: { es: '' },
    people: [{ name: 'Ana Ríos', role: { es: 'Fundadora' }, text: { es: 'Desarma.' }, image: null }],
  },
  backers: {
    id: 'back-0006',
    type: 'backers',
    heading: { es: 'Respaldo' },
    text: { es: 'Gracias.' },
    goal: {
      label: { es: 'León' },
      goalCents: 500_000_000,
      raisedCents: 384_250_000,
      contributions: 1_283,
      closesOn: '2027-01-31',
      note: { es: 'Crédito' },
      button: { label: { es: 'Aportar' }, link: { kind: 'whatsapp', slug: 'queretaro', text: 'Hola' } },
    },
    backers: [
      { name: 'Taller Luna', note: { es: 'Taller' }, period: '2026', amountCents: 70_001, logo: anImage() },
    ],
    uses: [{ label: { es: 'Local' }, amountCents: 300_000_000 }],
    report: { label: { es: 'Informe' }, file: { hash: 'd3'.repeat(32), bytes: 70_009, name: 'informe.pdf' } },
  },
  financing: {
    id: 'fin-0007',
    type: 'financing',
    heading: { es: 'Pagos' },
    text: { es: '' },
    hasHoldTerms: true,
    plans: [
      {
        name: { es: 'Seis meses' },
        months: 6,
        downPaymentBp: 2_000,
        annualRateBp: 2_400,
        minimumCents: 300_000,
      },
    ],
    hasCalculator: true,
    note: { es: 'Sujeto a autorización.' },
  },
  process: {
    id: 'proc-0008',
    type: 'process',
    heading: { es: 'Del golpe al estante' },
    steps: [{ title: { es: 'Recepción' }, text: { es: 'Con factura.' }, image: null }],
    origin: {
      heading: { es: 'Origen' },
      text: { es: 'Se pregunta.' },
      points: [{ title: { es: 'Papeles' }, text: { es: 'Siempre.' } }],
    },
  },
  gallery: {
    id: 'gal-0009',
    type: 'gallery',
    heading: { es: 'El patio' },
    pictures: [{ image: anImage(), caption: { es: 'Estantes' } }],
  },
  testimonials: {
    id: 'test-0010',
    type: 'testimonials',
    heading: { es: 'Dicen' },
    quotes: [{ text: { es: 'Le quedó.' }, name: 'Luis', note: { es: 'Tsuru 1996' } }],
  },
  offers: {
    id: 'off-0011',
    type: 'offers',
    heading: { es: 'Rebajas' },
    text: { es: '' },
    system: 'frenos',
    count: 3,
  },
  faq: {
    id: 'faq-0012',
    type: 'faq',
    heading: { es: 'Preguntas' },
    items: [{ question: { es: '¿Incluye IVA?' }, answer }],
  },
  richText: { id: 'text-0013', type: 'richText', heading: { es: 'Por qué' }, body: answer },
  callToAction: {
    id: 'call-0014',
    type: 'callToAction',
    heading: { es: 'Dinos tu coche' },
    text: { es: 'Marca y modelo.' },
    button: { label: { es: 'Elegir' }, link: { kind: 'external', url: 'https://example.com/coche' } },
  },
};

export function fullContent(): PageContent {
  return structuredClone({
    schema: 1,
    title: { es: 'Nosotros', en: 'About us' },
    description: { es: 'Quiénes somos.' },
    blocks: Object.values(FULL_BLOCKS),
  });
}
