import { richTextFrom } from './block-texts.ts';
import { CONTENT_SCHEMA, type PageContent } from './blocks.ts';

const step = (es: string, en: string, textEs: string, textEn: string) => ({
  title: { es, en },
  text: { es: textEs, en: textEn },
});

const picked = (each: ReturnType<typeof step>) => ({ ...each, image: null });

const question = (es: string, en: string, answerEs: string, answerEn: string) => ({
  question: { es, en },
  answer: { es: richTextFrom(answerEs), en: richTextFrom(answerEn) },
});

/**
 * The page as it comes: what visitors see until somebody publishes, and what the first draft begins with. It tells no
 * story, because every chain has its own; it says only what this system does by itself and what it can count.
 */
export const STARTER_CONTENT: PageContent = {
  schema: CONTENT_SCHEMA,
  title: { es: 'Nosotros: quiénes somos y cómo trabajamos', en: 'About us: who we are and how we work' },
  description: {
    es: 'Refacciones usadas y nuevas en {branches} sucursales con un solo inventario: de dónde salen nuestras piezas y cómo trabajamos.',
    en: 'Used and new auto parts at {branches} branches with a single inventory: where our parts come from and how we work.',
  },
  blocks: [
    {
      id: 'inicio-portada',
      type: 'hero',
      eyebrow: { es: 'Un solo inventario', en: 'One inventory' },
      heading: {
        es: 'Cada pieza con su precio, su origen y su sucursal.',
        en: 'Every piece with its price, its origin and its branch.',
      },
      lead: {
        es: 'Lo que ves en la página es lo que hay en los estantes: la misma existencia que ve el mostrador.',
        en: 'What you see on this site is what is on the shelves: the same stock that the counter sees.',
      },
      sheet: {
        label: { es: 'Hoy en los estantes', en: 'On the shelves today' },
        measure: 'pieces',
        text: {
          es: 'piezas con precio a la vista, de {generations} modelos distintos.',
          en: 'parts with a price on them, for {generations} different models.',
        },
        button: {
          label: { es: 'Buscar la de mi coche', en: 'Find the one for my car' },
          link: { kind: 'page', path: '/' },
        },
      },
      figure: null,
    },
    {
      id: 'inicio-cifras',
      type: 'numbers',
      heading: { es: '' },
      items: [
        { measure: 'pieces', label: { es: '' } },
        { measure: 'donors', label: { es: '' } },
        { measure: 'generations', label: { es: '' } },
        { measure: 'branches', label: { es: '' } },
      ],
    },
    {
      id: 'inicio-proceso',
      type: 'process',
      heading: { es: 'Del golpe al estante', en: 'From the crash to the shelf' },
      steps: [
        picked(
          step(
            'Recepción',
            'Reception',
            'El coche se registra con su NIV, su kilometraje y el lugar del golpe.',
            'The car is registered with its VIN, its mileage and the side of the impact.',
          ),
        ),
        picked(
          step(
            'Desarme',
            'Dismantling',
            'Se separa por sistemas, del 01 al 12, y se descarta lo que no sirve.',
            'It is taken apart by systems, 01 to 12, and what is no good is scrapped.',
          ),
        ),
        picked(
          step(
            'Revisión y grado',
            'Check and grade',
            'Cada pieza recibe grado A, B o C, y su daño se anota con su lugar.',
            'Every piece is graded A, B or C, and its damage is noted with its place.',
          ),
        ),
        picked(
          step(
            'Estante',
            'Shelf',
            'Lleva número propio y queda a la venta en todas las sucursales.',
            'It gets a number of its own and is on sale at every branch.',
          ),
        ),
      ],
      origin: null,
    },
    {
      id: 'inicio-sucursales',
      type: 'branches',
      heading: { es: 'Las sucursales', en: 'The branches' },
      text: { es: '' },
      hasMap: true,
      hasHours: true,
    },
    {
      id: 'inicio-preguntas',
      type: 'faq',
      heading: { es: 'Lo que más nos preguntan', en: 'What people ask us most' },
      items: [
        question(
          '¿Cómo sé si le queda a mi coche?',
          'How do I know it fits my car?',
          'Elige tu coche y mira solo sus piezas. Cada pieza dice de qué generación salió y a cuáles les queda según tabla. Si depende de algo más, te decimos qué revisar.',
          'Choose your car and see only its parts. Each piece says which generation it came from and which ones it fits by table. If it depends on something else, we tell you what to check.',
        ),
        question(
          '¿Qué significan los grados A, B y C?',
          'What do grades A, B and C mean?',
          'A: sin detalles o con uso mínimo. B: detalle menor que no afecta la función. C: funciona, pero necesita reparación o pintura.',
          'A: no defects, or minimal wear. B: a minor defect that does not affect function. C: works, but needs repair or paint.',
        ),
        question(
          '¿Los precios incluyen IVA?',
          'Do prices include tax?',
          'Sí. El precio que ves es el que pagas. El desglose va debajo, en pequeño.',
          'Yes. The price you see is the price you pay. The breakdown is below it, in small.',
        ),
      ],
    },
    {
      id: 'inicio-llamada',
      type: 'callToAction',
      heading: {
        es: 'Dinos tu coche y te decimos en qué estante está la pieza.',
        en: 'Tell us your car and we tell you which shelf the part is on.',
      },
      text: { es: 'Marca, modelo y año, o dilo como te salga.', en: 'Make, model and year, or just say it.' },
      button: {
        label: { es: 'Elegir mi coche', en: 'Choose my car' },
        link: { kind: 'page', path: '/' },
      },
    },
  ],
};
