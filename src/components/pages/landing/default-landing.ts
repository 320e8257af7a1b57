import type { Locale } from '#i18n';
import type { Landing } from './blocks.ts';

const SPANISH: Landing = {
  title: 'Nosotros: cómo se fundó Multipartes',
  description:
    'De un Tsuru chocado en 1987 a {branches} sucursales con un solo inventario: quiénes somos, de dónde salen nuestras piezas y cómo trabajamos.',
  blocks: [
    {
      type: 'hero',
      eyebrow: 'Fundada en 1987 · un solo inventario',
      heading: 'Empezó con un Tsuru chocado. Hoy son {branches} sucursales y un solo inventario.',
      lead: 'Compramos coches completos, los desarmamos y ponemos cada pieza en la red con su precio, su grado y el estante donde está. Lo que ves aquí es lo que hay.',
      sheet: {
        label: 'Hoy en los estantes',
        text: 'piezas con precio a la vista, de {cars} modelos distintos.',
        button: 'Buscar la de mi coche',
        to: 'home',
      },
    },
    {
      type: 'figure',
      generation: 'nissan/tsuru/b13',
      caption: 'El coche con el que empezamos, y los 12 sistemas en que se ordena todo lo que vendemos.',
    },
    {
      type: 'numbers',
      items: [
        { figure: 'pieces', label: 'piezas en existencia hoy' },
        { figure: 'donors', label: 'coches desarmados' },
        { figure: 'generations', label: 'modelos con piezas' },
        { figure: 'branches', label: 'sucursales' },
      ],
    },
    {
      type: 'story',
      heading: 'Por qué lo hacemos así',
      paragraphs: [
        'En un yonke de los de antes la pieza existe, pero nadie sabe dónde. Se pregunta por radio, se camina el patio y, con suerte, alguien la recuerda. El cliente da la vuelta en vano y la pieza se oxida.',
        'Decidimos que cada pieza tuviera nombre: un número propio, el coche del que salió, sus kilómetros, su grado y su lugar en el estante. Ese registro es el mismo para la página, el mostrador y WhatsApp, en todas las sucursales.',
        'Por eso aquí el precio va completo, con IVA, y la pieza que ves tiene sucursal. Si no le queda a tu coche, te lo decimos antes de que vengas.',
      ],
    },
    {
      type: 'timeline',
      heading: 'Línea de armado',
      steps: [
        {
          year: '1987',
          title: 'Un lote en Querétaro',
          text: 'Un Tsuru chocado, comprado en subasta, se vende por piezas en once días.',
        },
        {
          year: '1996',
          title: 'Iztapalapa',
          text: 'Segunda sucursal. Las existencias se preguntan por radio.',
        },
        {
          year: '2008',
          title: 'Guadalajara y Monterrey',
          text: 'Primer catálogo impreso, una página por modelo.',
        },
        { year: '2019', title: 'Puebla y Mérida', text: 'Cada pieza lleva etiqueta con número propio.' },
        {
          year: '2026',
          title: 'Un solo inventario',
          text: 'Página, mostrador y WhatsApp leen el mismo libro. Aquí vamos.',
          isNow: true,
        },
      ],
    },
    {
      type: 'process',
      heading: 'Del golpe al estante',
      steps: [
        {
          title: 'Recepción',
          text: 'El coche entra con factura y NIV. Se anota kilometraje, motor, caja y de dónde vino el golpe.',
        },
        { title: 'Desarme', text: 'Se separa por sistemas, del 01 al 12, y se descarta lo que no sirve.' },
        {
          title: 'Prueba y grado',
          text: 'Cada pieza se revisa y recibe grado A, B o C. El daño se apunta con su código y su lugar.',
        },
        {
          title: 'Estante',
          text: 'Lleva número propio y lugar. Desde ese momento está a la venta en toda la cadena.',
        },
        {
          title: 'Garantía',
          text: 'La nota lleva el número de la pieza. Con ella se hace válida la garantía en cualquier sucursal.',
        },
      ],
    },
    {
      type: 'origin',
      heading: 'Origen legal de cada pieza',
      text: 'Una pieza usada vale lo que vale su origen. El nuestro se puede preguntar.',
      points: [
        {
          title: 'Coche con papeles',
          text: 'Solo desarmamos coches con factura y baja. Su NIV queda guardado con cada pieza que salió de él.',
        },
        {
          title: 'Donante a la vista',
          text: 'La página de cada pieza dice de qué coche salió, con el NIV parcialmente oculto.',
        },
        {
          title: 'Nota con número',
          text: 'La nota de venta lleva el número de la pieza: prueba de compra y de procedencia.',
        },
      ],
    },
    { type: 'branches', heading: 'Las sucursales' },
    { type: 'backers', heading: 'Quienes lo hicieron posible', text: '', backers: [] },
    {
      type: 'questions',
      heading: 'Lo que más nos preguntan',
      items: [
        {
          question: '¿Cómo sé si le queda a mi coche?',
          answer:
            'Elige tu coche y mira solo sus piezas. Cada pieza dice de qué generación salió y a cuáles les queda según tabla. Si depende de algo más, te decimos qué revisar.',
        },
        {
          question: '¿Qué significan los grados A, B y C?',
          answer:
            'A: sin detalles o con uso mínimo. B: detalle menor que no afecta la función. C: funciona, pero necesita reparación o pintura. El grado lo pone quien revisó la pieza y queda con su nombre y fecha.',
        },
        {
          question: '¿Los precios incluyen IVA?',
          answer: 'Sí. El precio que ves es el que pagas. El desglose va debajo, en pequeño.',
        },
        {
          question: '¿La pieza que veo está de verdad en la sucursal?',
          answer:
            'La página y el mostrador leen el mismo inventario. La existencia se actualiza sola mientras miras la página y dice a qué hora se leyó.',
        },
        {
          question: '¿Qué garantía tienen las usadas?',
          answer:
            'Cada pieza dice en su página cuántos días de garantía tiene. Si no le queda a tu coche, la cambiamos o te devolvemos tu dinero dentro de ese plazo, con la nota.',
        },
        {
          question: '¿Y si no tienen la que busco?',
          answer: 'Escríbenos por WhatsApp con tu coche y la pieza. Llegan coches cada semana y te avisamos.',
        },
      ],
    },
    {
      type: 'call',
      heading: 'Dinos tu coche y te decimos en qué estante está la pieza.',
      text: 'Marca, modelo y año, o dilo como te salga.',
      button: 'Elegir mi coche',
      to: 'home',
    },
  ],
};

const ENGLISH: Landing = {
  title: 'About us: how Multipartes was founded',
  description:
    'From one wrecked Tsuru in 1987 to {branches} branches with a single inventory: who we are, where our parts come from and how we work.',
  blocks: [
    {
      type: 'hero',
      eyebrow: 'Founded in 1987 · one inventory',
      heading: 'It began with a wrecked Tsuru. Today it is {branches} branches and one inventory.',
      lead: 'We buy whole cars, take them apart and list every piece with its price, its grade and the shelf it sits on. What you see here is what there is.',
      sheet: {
        label: 'On the shelves today',
        text: 'parts with a price on them, for {cars} different models.',
        button: 'Find the one for my car',
        to: 'home',
      },
    },
    {
      type: 'figure',
      generation: 'nissan/tsuru/b13',
      caption: 'The car we began with, and the 12 systems that everything we sell is sorted into.',
    },
    {
      type: 'numbers',
      items: [
        { figure: 'pieces', label: 'parts in stock today' },
        { figure: 'donors', label: 'cars dismantled' },
        { figure: 'generations', label: 'models with parts' },
        { figure: 'branches', label: 'branches' },
      ],
    },
    {
      type: 'story',
      heading: 'Why we do it this way',
      paragraphs: [
        'In an old-style salvage yard the part exists, but nobody knows where. People ask by radio, walk the yard and, with luck, somebody remembers. The customer makes the trip for nothing and the part rusts.',
        'We decided that every piece should have a name: a number of its own, the car it came from, its kilometres, its grade and its place on the shelf. That record is the same for the site, the counter and WhatsApp, at every branch.',
        'So the price here is the whole price, tax included, and the part you see has a branch. If it does not fit your car, we say so before you come.',
      ],
    },
    {
      type: 'timeline',
      heading: 'Assembly line',
      steps: [
        {
          year: '1987',
          title: 'A lot in Querétaro',
          text: 'A wrecked Tsuru, bought at auction, is sold in parts within eleven days.',
        },
        { year: '1996', title: 'Iztapalapa', text: 'Second branch. Stock is asked for by radio.' },
        {
          year: '2008',
          title: 'Guadalajara and Monterrey',
          text: 'First printed catalogue, one page per model.',
        },
        {
          year: '2019',
          title: 'Puebla and Mérida',
          text: 'Every piece carries a label with its own number.',
        },
        {
          year: '2026',
          title: 'One inventory',
          text: 'Site, counter and WhatsApp read the same book. This is where we are.',
          isNow: true,
        },
      ],
    },
    {
      type: 'process',
      heading: 'From the crash to the shelf',
      steps: [
        {
          title: 'Reception',
          text: 'The car comes in with invoice and VIN. Mileage, engine, gearbox and the side of the impact are noted.',
        },
        {
          title: 'Dismantling',
          text: 'It is taken apart by systems, 01 to 12, and what is no good is scrapped.',
        },
        {
          title: 'Check and grade',
          text: 'Every piece is checked and graded A, B or C. Damage is noted with its code and place.',
        },
        {
          title: 'Shelf',
          text: 'It gets a number and a place. From then on it is on sale in the whole chain.',
        },
        {
          title: 'Warranty',
          text: 'The receipt carries the number of the piece. It makes the warranty good at any branch.',
        },
      ],
    },
    {
      type: 'origin',
      heading: 'Legal origin of every piece',
      text: 'A used part is worth what its origin is worth. You may ask about ours.',
      points: [
        {
          title: 'A car with papers',
          text: 'We only dismantle cars with an invoice and a deregistration. Their VIN stays with every piece that came out of them.',
        },
        {
          title: 'Donor in sight',
          text: 'The page of each piece says which car it came from, with the VIN partly hidden.',
        },
        {
          title: 'Receipt with a number',
          text: 'The receipt carries the number of the piece: proof of purchase and of origin.',
        },
      ],
    },
    { type: 'branches', heading: 'The branches' },
    { type: 'backers', heading: 'Who made it possible', text: '', backers: [] },
    {
      type: 'questions',
      heading: 'What people ask us most',
      items: [
        {
          question: 'How do I know it fits my car?',
          answer:
            'Choose your car and see only its parts. Each piece says which generation it came from and which ones it fits by table. If it depends on something else, we tell you what to check.',
        },
        {
          question: 'What do grades A, B and C mean?',
          answer:
            'A: no defects, or minimal wear. B: a minor defect that does not affect function. C: works, but needs repair or paint. The grade is given by the person who checked the piece and keeps the name and date.',
        },
        {
          question: 'Do prices include tax?',
          answer: 'Yes. The price you see is the price you pay. The breakdown is below it, in small.',
        },
        {
          question: 'Is the part I see really at the branch?',
          answer:
            'The site and the counter read the same inventory. Stock refreshes by itself while you look at the page, and says when it was read.',
        },
        {
          question: 'What warranty do used parts have?',
          answer:
            'Each piece says on its page how many days of warranty it has. If it does not fit your car, we exchange it or give your money back within that time, with the receipt.',
        },
        {
          question: 'What if you do not have the one I need?',
          answer:
            'Write to us on WhatsApp with your car and the part. Cars arrive every week and we will let you know.',
        },
      ],
    },
    {
      type: 'call',
      heading: 'Tell us your car and we tell you which shelf the part is on.',
      text: 'Make, model and year, or just say it.',
      button: 'Choose my car',
      to: 'home',
    },
  ],
};

/** What `/funded` says until the owner writes something else. */
export const DEFAULT_LANDING: Readonly<Record<Locale, Landing>> = { 'es-MX': SPANISH, en: ENGLISH };
