/**
 * What the demo chain's own page says, in the stored form of `src/domain/landing/blocks.ts`. Blocks whose facts are
 * invented are marked as sample. Written with the demo only; a real chain begins with the page as it comes.
 */
export const DEMO_PAGE = {
  schema: 1,
  isDemo: true,
  title: {
    es: 'Nosotros: cómo se fundó Multipartes',
    en: 'About us: how Multipartes was founded',
  },
  description: {
    es: 'De un Tsuru chocado en 1987 a {branches} sucursales con un solo inventario: quiénes somos, de dónde salen nuestras piezas y cómo trabajamos.',
    en: 'From one wrecked Tsuru in 1987 to {branches} branches with a single inventory: who we are, where our parts come from and how we work.',
  },
  blocks: [
    {
      id: 'muestra-portada',
      type: 'hero',
      isDemo: true,
      eyebrow: {
        es: 'Fundada en 1987 · un solo inventario',
        en: 'Founded in 1987 · one inventory',
      },
      heading: {
        es: 'Empezó con un Tsuru chocado. Hoy son {branches} sucursales y un solo inventario.',
        en: 'It began with a wrecked Tsuru. Today it is {branches} branches and one inventory.',
      },
      lead: {
        es: 'Compramos coches completos, los desarmamos y ponemos cada pieza en la red con su precio, su grado y el estante donde está. Lo que ves aquí es lo que hay.',
        en: 'We buy whole cars, take them apart and list every piece with its price, its grade and the shelf it sits on. What you see here is what there is.',
      },
      sheet: {
        label: {
          es: 'Hoy en los estantes',
          en: 'On the shelves today',
        },
        measure: 'pieces',
        text: {
          es: 'piezas con precio a la vista, de {generations} modelos distintos.',
          en: 'parts with a price on them, for {generations} different models.',
        },
        button: {
          label: {
            es: 'Buscar la de mi coche',
            en: 'Find the one for my car',
          },
          link: {
            kind: 'page',
            path: '/',
          },
        },
      },
      figure: {
        kind: 'car',
        path: 'nissan/tsuru/b13',
        caption: {
          es: 'El coche con el que empezamos, y los 12 sistemas en que se ordena todo lo que vendemos.',
          en: 'The car we began with, and the 12 systems that everything we sell is sorted into.',
        },
      },
    },
    {
      id: 'muestra-cifras',
      type: 'numbers',
      heading: {
        es: '',
      },
      items: [
        {
          measure: 'pieces',
          label: {
            es: '',
          },
        },
        {
          measure: 'donors',
          label: {
            es: '',
          },
        },
        {
          measure: 'generations',
          label: {
            es: '',
          },
        },
        {
          measure: 'branches',
          label: {
            es: '',
          },
        },
      ],
    },
    {
      id: 'muestra-historia',
      type: 'richText',
      isDemo: true,
      heading: {
        es: 'Por qué lo hacemos así',
        en: 'Why we do it this way',
      },
      body: {
        es: [
          {
            kind: 'paragraph',
            runs: [
              {
                text: 'En un yonke de los de antes la pieza existe, pero nadie sabe dónde. Se pregunta por radio, se camina el patio y, con suerte, alguien la recuerda. El cliente da la vuelta en vano y la pieza se oxida.',
              },
            ],
          },
          {
            kind: 'paragraph',
            runs: [
              {
                text: 'Decidimos que cada pieza tuviera nombre: un número propio, el coche del que salió, sus kilómetros, su grado y su lugar en el estante. Ese registro es el mismo para la página, el mostrador y WhatsApp, en todas las sucursales.',
              },
            ],
          },
          {
            kind: 'paragraph',
            runs: [
              {
                text: 'Por eso aquí el precio va completo, con IVA, y la pieza que ves tiene sucursal. Si no le queda a tu coche, te lo decimos antes de que vengas.',
              },
            ],
          },
        ],
        en: [
          {
            kind: 'paragraph',
            runs: [
              {
                text: 'In an old-style salvage yard the part exists, but nobody knows where. People ask by radio, walk the yard and, with luck, somebody remembers. The customer makes the trip for nothing and the part rusts.',
              },
            ],
          },
          {
            kind: 'paragraph',
            runs: [
              {
                text: 'We decided that every piece should have a name: a number of its own, the car it came from, its kilometres, its grade and its place on the shelf. That record is the same for the site, the counter and WhatsApp, at every branch.',
              },
            ],
          },
          {
            kind: 'paragraph',
            runs: [
              {
                text: 'So the price here is the whole price, tax included, and the part you see has a branch. If it does not fit your car, we say so before you come.',
              },
            ],
          },
        ],
      },
    },
    {
      id: 'muestra-linea',
      type: 'timeline',
      isDemo: true,
      heading: {
        es: 'Línea de armado',
        en: 'Assembly line',
      },
      steps: [
        {
          year: '1987',
          title: {
            es: 'Un lote en Querétaro',
            en: 'A lot in Querétaro',
          },
          text: {
            es: 'Un Tsuru chocado, comprado en subasta, se vende por piezas en once días.',
            en: 'A wrecked Tsuru, bought at auction, is sold in parts within eleven days.',
          },
          image: null,
        },
        {
          year: '1996',
          title: {
            es: 'Iztapalapa',
            en: 'Iztapalapa',
          },
          text: {
            es: 'Segunda sucursal. Las existencias se preguntan por radio.',
            en: 'Second branch. Stock is asked for by radio.',
          },
          image: null,
        },
        {
          year: '2008',
          title: {
            es: 'Guadalajara y Monterrey',
            en: 'Guadalajara and Monterrey',
          },
          text: {
            es: 'Primer catálogo impreso, una página por modelo.',
            en: 'First printed catalogue, one page per model.',
          },
          image: null,
        },
        {
          year: '2019',
          title: {
            es: 'Puebla y Mérida',
            en: 'Puebla and Mérida',
          },
          text: {
            es: 'Cada pieza lleva etiqueta con número propio.',
            en: 'Every piece carries a label with its own number.',
          },
          image: null,
        },
        {
          year: '2026',
          title: {
            es: 'Un solo inventario',
            en: 'One inventory',
          },
          text: {
            es: 'Página, mostrador y WhatsApp leen el mismo libro. Aquí vamos.',
            en: 'Site, counter and WhatsApp read the same book. This is where we are.',
          },
          image: null,
          isNow: true,
        },
      ],
    },
    {
      id: 'muestra-proceso',
      type: 'process',
      isDemo: true,
      heading: {
        es: 'Del golpe al estante',
        en: 'From the crash to the shelf',
      },
      steps: [
        {
          title: {
            es: 'Recepción',
            en: 'Reception',
          },
          text: {
            es: 'El coche entra con factura y NIV. Se anota kilometraje, motor, caja y de dónde vino el golpe.',
            en: 'The car comes in with invoice and VIN. Mileage, engine, gearbox and the side of the impact are noted.',
          },
          image: null,
        },
        {
          title: {
            es: 'Desarme',
            en: 'Dismantling',
          },
          text: {
            es: 'Se separa por sistemas, del 01 al 12, y se descarta lo que no sirve.',
            en: 'It is taken apart by systems, 01 to 12, and what is no good is scrapped.',
          },
          image: null,
        },
        {
          title: {
            es: 'Prueba y grado',
            en: 'Check and grade',
          },
          text: {
            es: 'Cada pieza se revisa y recibe grado A, B o C. El daño se apunta con su código y su lugar.',
            en: 'Every piece is checked and graded A, B or C. Damage is noted with its code and place.',
          },
          image: null,
        },
        {
          title: {
            es: 'Estante',
            en: 'Shelf',
          },
          text: {
            es: 'Lleva número propio y lugar. Desde ese momento está a la venta en toda la cadena.',
            en: 'It gets a number and a place. From then on it is on sale in the whole chain.',
          },
          image: null,
        },
        {
          title: {
            es: 'Garantía',
            en: 'Warranty',
          },
          text: {
            es: 'La nota lleva el número de la pieza. Con ella se hace válida la garantía en cualquier sucursal.',
            en: 'The receipt carries the number of the piece. It makes the warranty good at any branch.',
          },
          image: null,
        },
      ],
      origin: {
        heading: {
          es: 'Origen legal de cada pieza',
          en: 'Legal origin of every piece',
        },
        text: {
          es: 'Una pieza usada vale lo que vale su origen. El nuestro se puede preguntar.',
          en: 'A used part is worth what its origin is worth. You may ask about ours.',
        },
        points: [
          {
            title: {
              es: 'Coche con papeles',
              en: 'A car with papers',
            },
            text: {
              es: 'Solo desarmamos coches con factura y baja. Su NIV queda guardado con cada pieza que salió de él.',
              en: 'We only dismantle cars with an invoice and a deregistration. Their VIN stays with every piece that came out of them.',
            },
          },
          {
            title: {
              es: 'Donante a la vista',
              en: 'Donor in sight',
            },
            text: {
              es: 'La página de cada pieza dice de qué coche salió, con el NIV parcialmente oculto.',
              en: 'The page of each piece says which car it came from, with the VIN partly hidden.',
            },
          },
          {
            title: {
              es: 'Nota con número',
              en: 'Receipt with a number',
            },
            text: {
              es: 'La nota de venta lleva el número de la pieza: prueba de compra y de procedencia.',
              en: 'The receipt carries the number of the piece: proof of purchase and of origin.',
            },
          },
        ],
      },
    },
    {
      id: 'muestra-rebajas',
      type: 'offers',
      heading: {
        es: 'Rebajas de la semana',
        en: 'Reduced this week',
      },
      text: {
        es: 'Piezas que bajaron de precio y siguen en su estante.',
        en: 'Parts that became cheaper and are still on their shelf.',
      },
      system: null,
      count: 4,
    },
    {
      id: 'muestra-sucursales',
      type: 'branches',
      heading: {
        es: 'Las sucursales',
        en: 'The branches',
      },
      text: {
        es: '',
      },
      hasMap: true,
      hasHours: true,
    },
    {
      id: 'muestra-personas',
      type: 'people',
      isDemo: true,
      heading: {
        es: 'Quiénes lo llevan',
        en: 'Who runs it',
      },
      text: {
        es: '',
      },
      people: [
        {
          name: 'Elena Rangel',
          role: {
            es: 'Dueña',
            en: 'Owner',
          },
          text: {
            es: 'Creció entre los estantes de Querétaro y decide qué coches se compran.',
            en: 'Grew up among the shelves in Querétaro and decides which cars are bought.',
          },
          image: null,
        },
        {
          name: 'Tomás Ibarra',
          role: {
            es: 'Jefe de patio',
            en: 'Yard chief',
          },
          text: {
            es: 'Ha desarmado más de mil coches y revisa cada grado antes de que salga a la venta.',
            en: 'Has dismantled more than a thousand cars and checks every grade before it goes on sale.',
          },
          image: null,
        },
        {
          name: 'Lucía Cano',
          role: {
            es: 'Mostrador, Puebla',
            en: 'Counter, Puebla',
          },
          text: {
            es: 'Responde el WhatsApp de media cadena y sabe qué pregunta falta por hacer.',
            en: 'Answers the WhatsApp of half the chain and knows which question is still to be asked.',
          },
          image: null,
        },
      ],
    },
    {
      id: 'muestra-dicen',
      type: 'testimonials',
      isDemo: true,
      heading: {
        es: 'Lo que nos cuentan',
        en: 'What people tell us',
      },
      quotes: [
        {
          text: {
            es: 'Manejé una hora por una puerta que en la página decía grado B, y era grado B.',
            en: 'I drove an hour for a door that the site said was grade B, and it was grade B.',
          },
          name: 'Rodrigo M.',
          note: {
            es: 'Versa 2016',
            en: 'Versa 2016',
          },
        },
        {
          text: {
            es: 'Me dijeron que ese alternador no le quedaba antes de que lo pagara.',
            en: 'They told me that alternator would not fit before I paid for it.',
          },
          name: 'Taller Los Pinos',
          note: {
            es: 'San Juan del Río',
            en: 'San Juan del Río',
          },
        },
      ],
    },
    {
      id: 'muestra-respaldo',
      type: 'backers',
      heading: {
        es: 'Quienes lo hicieron posible',
        en: 'Who made it possible',
      },
      text: {
        es: '',
      },
      goal: null,
      backers: [],
      uses: [],
      report: null,
    },
    {
      id: 'muestra-pagos',
      type: 'financing',
      heading: {
        es: 'Apartado y pagos',
        en: 'Holds and payments',
      },
      text: {
        es: '',
      },
      hasHoldTerms: false,
      plans: [],
      hasCalculator: true,
      note: {
        es: '',
      },
    },
    {
      id: 'muestra-preguntas',
      type: 'faq',
      isDemo: true,
      heading: {
        es: 'Lo que más nos preguntan',
        en: 'What people ask us most',
      },
      items: [
        {
          question: {
            es: '¿Cómo sé si le queda a mi coche?',
            en: 'How do I know it fits my car?',
          },
          answer: {
            es: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Elige tu coche y mira solo sus piezas. Cada pieza dice de qué generación salió y a cuáles les queda según tabla. Si depende de algo más, te decimos qué revisar.',
                  },
                ],
              },
            ],
            en: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Choose your car and see only its parts. Each piece says which generation it came from and which ones it fits by table. If it depends on something else, we tell you what to check.',
                  },
                ],
              },
            ],
          },
        },
        {
          question: {
            es: '¿Qué significan los grados A, B y C?',
            en: 'What do grades A, B and C mean?',
          },
          answer: {
            es: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'A: sin detalles o con uso mínimo. B: detalle menor que no afecta la función. C: funciona, pero necesita reparación o pintura. El grado lo pone quien revisó la pieza y queda con su nombre y fecha.',
                  },
                ],
              },
            ],
            en: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'A: no defects, or minimal wear. B: a minor defect that does not affect function. C: works, but needs repair or paint. The grade is given by the person who checked the piece and keeps the name and date.',
                  },
                ],
              },
            ],
          },
        },
        {
          question: {
            es: '¿Los precios incluyen IVA?',
            en: 'Do prices include tax?',
          },
          answer: {
            es: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Sí. El precio que ves es el que pagas. El desglose va debajo, en pequeño.',
                  },
                ],
              },
            ],
            en: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Yes. The price you see is the price you pay. The breakdown is below it, in small.',
                  },
                ],
              },
            ],
          },
        },
        {
          question: {
            es: '¿La pieza que veo está de verdad en la sucursal?',
            en: 'Is the part I see really at the branch?',
          },
          answer: {
            es: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'La página y el mostrador leen el mismo inventario. La existencia se actualiza sola mientras miras la página y dice a qué hora se leyó.',
                  },
                ],
              },
            ],
            en: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'The site and the counter read the same inventory. Stock refreshes by itself while you look at the page, and says when it was read.',
                  },
                ],
              },
            ],
          },
        },
        {
          question: {
            es: '¿Qué garantía tienen las usadas?',
            en: 'What warranty do used parts have?',
          },
          answer: {
            es: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Cada pieza dice en su página cuántos días de garantía tiene. Si no le queda a tu coche, la cambiamos o te devolvemos tu dinero dentro de ese plazo, con la nota.',
                  },
                ],
              },
            ],
            en: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Each piece says on its page how many days of warranty it has. If it does not fit your car, we exchange it or give your money back within that time, with the receipt.',
                  },
                ],
              },
            ],
          },
        },
        {
          question: {
            es: '¿Y si no tienen la que busco?',
            en: 'What if you do not have the one I need?',
          },
          answer: {
            es: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Escríbenos por WhatsApp con tu coche y la pieza. Llegan coches cada semana y te avisamos.',
                  },
                ],
              },
            ],
            en: [
              {
                kind: 'paragraph',
                runs: [
                  {
                    text: 'Write to us on WhatsApp with your car and the part. Cars arrive every week and we will let you know.',
                  },
                ],
              },
            ],
          },
        },
      ],
    },
    {
      id: 'muestra-llamada',
      type: 'callToAction',
      heading: {
        es: 'Dinos tu coche y te decimos en qué estante está la pieza.',
        en: 'Tell us your car and we tell you which shelf the part is on.',
      },
      text: {
        es: 'Marca, modelo y año, o dilo como te salga.',
        en: 'Make, model and year, or just say it.',
      },
      button: {
        label: {
          es: 'Elegir mi coche',
          en: 'Choose my car',
        },
        link: {
          kind: 'page',
          path: '/',
        },
      },
    },
  ],
};
