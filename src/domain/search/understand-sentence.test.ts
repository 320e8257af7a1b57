import { describe, expect, it } from 'vitest';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { understandSentence } from './understand-sentence.ts';
import type { UnderstandOptions, Understood } from './understood.ts';

const tree = carTreeOfFacts();
const places = [
  { code: 'QRO', name: 'Querétaro' },
  { code: 'SLP', name: 'San Luis Potosí' },
];

function understand(text: string, options: Partial<UnderstandOptions> = {}): Understood {
  return understandSentence(text, tree, { lastYear: 2027, places, ...options });
}

/** `tsuru/b13 2008 faro l`: what is decided, in one line. Several cars or places are joined by `|`. */
function summary({ generations, make, year, system, partType, position, positions }: Understood): string {
  const cars = generations.map(({ path }) => path.split('/').slice(1).join('/')).join('|');
  const place = position === 'c' ? undefined : (position ?? positions.join('|'));
  return [cars || make?.slug, year, partType ?? (system && `[${system}]`), place].filter(Boolean).join(' ');
}

describe('a sentence of a customer', () => {
  it.each([
    // car, part and place in any order
    ['tsuru 2005 puerta', 'tsuru/b13 2005 puerta fl|fr|rl|rr'],
    ['puerta tsuru 2005', 'tsuru/b13 2005 puerta fl|fr|rl|rr'],
    ['2005 puerta de tsuru', 'tsuru/b13 2005 puerta fl|fr|rl|rr'],
    ['faro izquierdo tsuru 08', 'tsuru/b13 2008 faro l'],
    ['puerta versa trasera 2017 derecha', 'versa/n17 2017 puerta rr'],
    ['puerta trasera derecha versa 2017', 'versa/n17 2017 puerta rr'],
    ['salpicadera piloto chevy 2006', 'chevy/c2-corsa-b 2006 salpicadera l'],
    ['amortiguador trasero izquierdo sentra 2010', 'sentra/b16 2010 amortiguador rl'],
    ['marcha march 2015', 'march/k13 2015 marcha'],
    // accents, case, number, one word or two
    ['TSURU 2005 PUERTAS', 'tsuru/b13 2005 puerta fl|fr|rl|rr'],
    ['Luz de placa León 2016', 'leon/5f 2016 luz-placa'],
    ['amortiguadores delanteros march 2014', 'march/k13 2014 amortiguador fl|fr'],
    ['para brisas tiida 2010', 'tiida/c11 2010 parabrisas'],
    ['moto ventilador cr v 2014', 'cr-v/rm 2014 motoventilador'],
    ['np 300 2018 diesel bomba de agua', 'np300-frontier-doble-cabina/d23 2018 bomba-agua'],
    ['mazda 3 2015 faro derecho', 'mazda3/bm 2015 faro r'],
    ['tsuru2005 puerta', 'tsuru/b13 2005 puerta fl|fr|rl|rr'],
    // typing errors and spelling by ear
    ['calabera derecha verza 2018', 'versa/n17 2018 calavera r'],
    ['zalpicadera izquierda tsuru', 'tsuru/b13 salpicadera l'],
    ['sentro 2014 vateria', 'sentra/b17 2014 bateria'],
    ['amortigador delantero izq tiida', 'tiida/c11 amortiguador fl'],
    ['pureta nisan tsuru', 'tsuru/b13 puerta fl|fr|rl|rr'],
    ['jeta a4 volante', 'jetta-clasico/a4 volante'],
    // years
    ['vocho 73 salpicadera trasera izq', 'sedan-vocho/tipo-1 1973 costado l'],
    ['jetta 2008 calavera', 'jetta-clasico/a4 2008 calavera l|r'],
    ['tsuru 98 defensa trasera', 'tsuru/b13 1998 fascia-tras'],
    ['puerta versa 2012-2015', 'versa/n17 puerta fl|fr|rl|rr'],
    ['tsuru 2005 4 puertas faro derecho', 'tsuru/b13 2005 faro r'],
    ['80 mil km motor tsuru', 'tsuru/b13 motor-completo'],
    // places
    ['balatas delanteras jetta a4', 'jetta-clasico/a4 balatas f'],
    ['puerta del piloto tsuru 1998', 'tsuru/b13 1998 puerta fl'],
    ['puerta del lado derecho tsuru', 'tsuru/b13 puerta fr|rr'],
    ['puerta del izq tsuru', 'tsuru/b13 puerta fl'],
    ['elevador copiloto tiida', 'tiida/c11 elevador fr'],
    ['elevador trasero copiloto aveo 2010', 'aveo/t250 2010 elevador rr'],
    ['asiento piloto ibiza', 'ibiza/6j asiento-del l'],
    ['asiento trasero ibiza', 'ibiza/6j asiento-tras'],
    ['fascia del vento 2016', 'vento/polo-6r-sedan 2016 [carroceria]'],
    ['vento 2016 fascia del', 'vento/polo-6r-sedan 2016 fascia-del'],
    ['fasia delantera sentra 2015', 'sentra/b17 2015 fascia-del'],
    ['vidrio trasero versa 2017', 'versa/n17 2017 medallon'],
    ['vidrio trasero izquierdo versa 2017', 'versa/n17 2017 cristal-puerta rl'],
    ['faro trasero derecho tsuru', 'tsuru/b13 calavera r'],
    ['balatas traseras de tambor tsuru', 'tsuru/b13 zapatas l|r'],
    ['manija puerta trasera izquierda aveo 2012', 'aveo/t250 2012 manija-ext rl'],
    ['tapa de puerta trasera izquierda versa c11', 'tiida/c11 tapa-puerta rl'],
    // what people call cars
    ['motor vocho', 'sedan-vocho/tipo-1 motor-completo'],
    ['vochito 1600 caja', 'sedan-vocho/tipo-1 caja'],
    ['tsurito espejo', 'tsuru/b13 espejo l|r'],
    ['cofre jetta clásico', 'jetta-clasico/a4 cofre'],
    ['lobo 2016 espejo derecho', 'f-150-supercrew/p552 2016 espejo r'],
    ['bobina jetta mk4', 'jetta-clasico/a4 bobina'],
    ['se me rompió, busco, ocupo faro tsuru', 'tsuru/b13 faro l|r'],
    ['luz de atrás lado derecho march', 'march/k13 calavera r'],
    ['faro tsuru y sentra 2008', 'sentra/b16|tsuru/b13 2008 faro l|r'],
    ['estaquitas 2010 tapa de batea', 'np300-frontier-doble-cabina/d22 2010 tapa-cajuela'],
    ['700 2018 puerta piloto', '700-club-cab/strada-i 2018 puerta fl'],
    ['sentra b13 faro', 'tsuru/b13 faro l|r'],
    ['k13 mofle', 'march/k13 mofle'],
    // engine, gearbox
    ['sentra 2.5', 'sentra/b16'],
    ['computadora jetta a4 1.8 turbo', 'jetta-clasico/a4 computadora'],
    ['turbo civic 2018', 'civic/fc-10a 2018 turbo'],
    ['caja automática sentra 2014', 'sentra/b17 2014 caja'],
    // the same word for a car and a part
    ['escape tsuru 2005', 'tsuru/b13 2005 tubo-escape'],
    ['mofle escape 2014', 'escape/c520 2014 mofle'],
    ['escape escape 2015', 'escape/c520 2015 tubo-escape'],
    ['spark plug tsuru', 'tsuru/b13 bujia'],
    // only a part of it
    ['tsuru', 'tsuru/b13'],
    ['nissan', 'nissan'],
    ['frenos tsuru', 'tsuru/b13 [frenos]'],
    ['suspensión', '[suspension-direccion]'],
    ['juego de rines', 'rin'],
    ['hola buenas tardes ¿tienen faro izquierdo de tsuru por favor?', 'tsuru/b13 faro l'],
    // English
    ['front left door versa 2017', 'versa/n17 2017 puerta fl'],
    ['headlight tsuru 2005 right', 'tsuru/b13 2005 faro r'],
    ['driver side window regulator sentra 2014', 'sentra/b17 2014 elevador fl'],
    ['front brake pads for a jetta a4', 'jetta-clasico/a4 balatas f'],
    ['starter np300 2010', 'np300-frontier-doble-cabina/d22 2010 marcha'],
    ['left fender chevy 2006', 'chevy/c2-corsa-b 2006 salpicadera l'],
    ['rear bumper jetta 2016', 'jetta/a6 2016 fascia-tras'],
    ['trunk lid tiida', 'tiida/c11 tapa-cajuela'],
  ])('"%s" is %s', (text, expected) => {
    const understood = understand(text);
    expect(summary(understood)).toBe(expected);
    expect(understood.unknownWords).toEqual([]);
  });
});

describe('a code in the box', () => {
  it.each([
    ['QRO-P-048817', 'serial', 'QRO-P-048817'],
    ['qro p 048817', 'serial', 'QRO-P-048817'],
    ['mid-p-1657', 'serial', 'MID-P-001657'],
    ['la pieza qro-p-048817 por favor', 'serial', 'QRO-P-048817'],
    ['26060-60Y00', 'part-number', '26060-60Y00'],
    ['26060-60y00', 'part-number', '26060-60Y00'],
    ['1J0 941 005', 'part-number', '1J0-941-005'],
    ['339291', 'part-number', '339291'],
    ['MP-LQXGU-14', 'part-number', 'MP-LQXGU-14'],
    ['0 986 ab0 218', 'part-number', '0-986-AB0-218'],
    ['vkba 3641', 'part-number', 'VKBA-3641'],
    ['3N1CN7AD5HL123456', 'vin', '3N1CN7AD5HL123456'],
  ])('%s is a %s', (text, kind, value) => {
    const understood = understand(text);
    expect(understood.code).toEqual({ kind, value });
    expect(understood.ambiguity).toBeUndefined();
  });

  it.each([
    'tsuru 2005',
    'np300 2018',
    'motor hr16de',
    'puerta 2012-2015',
    'tsuru2005',
    'rav4',
    'mazda3 2014',
    'cr-v-2015',
    'faro-izq-tsuru-08',
    'tsuru gs1 2004',
    'np300-doble-cabina',
    'para 12345',
    'xyz 2015',
  ])('%s is none', (text) => {
    expect(understand(text).code).toBeUndefined();
  });
});

describe('the one question', () => {
  it.each([
    ['puerta versa', 'generation', 'nissan/versa/n18 nissan/versa/n17'],
    [
      'marcha np300 2.5',
      'generation',
      'nissan/np300-frontier-doble-cabina/d23 nissan/np300-frontier-doble-cabina/d22',
    ],
    ['jetta 2012 cofre', 'model', 'volkswagen/jetta/a6 volkswagen/jetta-clasico/a4'],
    ['defensa aveo 2012', 'partType', 'fascia-del fascia-tras'],
    ['asiento gol', 'partType', 'asiento-del asiento-tras'],
    ['puerta y faro tsuru 2005', 'partType', 'puerta faro'],
    ['puerta derecha tsuru', 'position', 'fr rr'],
    ['caja hilux 2018', 'partType', 'caja-pickup caja'],
    ['escape', 'word', 'ford/escape tubo-escape'],
  ])('"%s" asks for the %s', (text, kind, expected) => {
    const { ambiguity } = understand(text);
    expect(ambiguity?.kind).toBe(kind);
    expect(ambiguity?.options.map((option) => Object.values(option).join()).join(' ')).toBe(expected);
  });

  it('a make alone asks for the model, of those sold in the year', () => {
    const { ambiguity } = understand('vw 1998');
    expect(ambiguity).toEqual({ kind: 'model', options: [{ model: 'volkswagen/sedan-vocho' }] });
    expect(understand('vw').ambiguity?.options.length).toBeGreaterThan(5);
  });

  it('is answered, and then the next one comes', () => {
    const chosen = { generation: 'nissan/versa/n17' };
    const understood = understand('defensa versa', { chosen });
    expect(understood.generations.map(({ path }) => path)).toEqual(['nissan/versa/n17']);
    expect(understood.ambiguity?.kind).toBe('partType');
    const done = understand('defensa versa', { chosen: { ...chosen, partType: 'fascia-tras' } });
    expect(summary(done)).toBe('versa/n17 fascia-tras');
    expect(done.ambiguity).toBeUndefined();
  });

  it('is not asked about a word when the person already has a car', () => {
    const understood = understand('escape', { car: 'nissan/tsuru/b13' });
    expect(summary(understood)).toBe('tsuru/b13 tubo-escape');
    expect(understood.isCarSaid).toBe(false);
  });

  it('a pickup bed is no question for a car that has none', () => {
    expect(summary(understand('caja tsuru'))).toBe('tsuru/b13 caja');
  });
});

describe('the car the person already has', () => {
  const car = 'volkswagen/jetta-clasico/a4';

  it('stands when the sentence names none', () => {
    expect(summary(understand('cofre', { car }))).toBe('jetta-clasico/a4 cofre');
  });

  it('gives way to the one that is said', () => {
    const understood = understand('cofre tsuru', { car });
    expect(summary(understood)).toBe('tsuru/b13 cofre');
    expect(understood.isCarSaid).toBe(true);
  });

  it('does not stand for a car that the catalog does not have', () => {
    const understood = understand('cofre peugeot 206', { car });
    expect(understood.generations).toEqual([]);
    expect(understood.missingCar).toBe('peugeot 206');
  });
});

describe('engines', () => {
  const engines = (text: string) => {
    const [car] = understand(text).generations;
    const vehicles = tree.makes.flatMap((make) =>
      make.models.flatMap((model) => model.generations.flatMap((each) => each.vehicles)),
    );
    return vehicles
      .filter(({ id }) => car?.vehicles.includes(id))
      .map((each) => `${each.engineName} ${each.transmission}`);
  };

  it('are narrowed by size, gearbox and year', () => {
    expect(engines('tsuru 2005 estándar')).toEqual(['1.6 L GA16DNE MT5']);
    expect(engines('jetta a4 2.8')).toEqual(['2.8 L VR6 MT5']);
    expect(engines('sentra 2008 2.5 cvt')).toEqual(['2.5 L QR25DE (SE-R) CVT']);
    expect(engines('np300 2010 diesel 4x4')).toEqual(['2.5 L diésel YD25DDTi MT5']);
  });

  it('are all open when nothing was said', () => {
    expect(engines('tsuru')).toHaveLength(3);
  });
});

describe('what else is said', () => {
  it('condition, colour and branch are understood and narrow nothing', () => {
    const understood = understand('puerta chofer versa 2017 plata usada en queretaro');
    expect(summary(understood)).toBe('versa/n17 2017 puerta fl');
    expect(understood).toMatchObject({ colour: 'plata', condition: 'used', place: 'QRO' });
  });

  it.each([
    ['puerta tsuru grado a', 'A'],
    ['puerta de calidad B para tsuru', 'B'],
    ['tsuru door grade c', 'C'],
  ])('a grade: %s', (text, grade) => {
    expect(understand(text)).toMatchObject({ partType: 'puerta', grade, unknownWords: [] });
  });

  it('a letter alone is no grade', () => {
    expect(understand('puerta a la tsuru').grade).toBeUndefined();
    expect(understand('grado puerta tsuru').grade).toBeUndefined();
  });

  it('a branch of several words', () => {
    expect(understand('faro tsuru san luis potosi')).toMatchObject({ place: 'SLP', unknownWords: [] });
  });
});

describe('a name of several part types', () => {
  it.each([
    ['defensa aveo', 'fascia-del fascia-tras'],
    ['facia aveo', 'fascia-del fascia-tras'],
    ['parachoques aveo', 'fascia-del fascia-tras'],
    ['bumper aveo', 'fascia-del fascia-tras'],
    ['defensa delantera aveo', 'fascia-del'],
    ['puerta aveo', 'puerta'],
    ['frenos delanteros aveo', 'balatas'],
    ['aveo', ''],
  ])('"%s" keeps them while the car is open: %s', (text, types) => {
    expect(understand(text).partTypes.join(' ')).toBe(types);
  });
});

describe('sizes of wheels and tyres', () => {
  it.each([
    ['rin 15 jetta a4', 'jetta-clasico/a4 rin', '15'],
    ['rin 14 tsuru', 'tsuru/b13 rin', '14'],
    ['llanta 185/60 r14', 'llanta', '185 60 r14'],
    ['llanta 185/60 14', 'llanta', '185 60 14'],
    ['rin de 15 pulgadas tsuru 2005', 'tsuru/b13 2005 rin', '15 pulgadas'],
  ])('"%s" says no year by them', (text, expected, words) => {
    const understood = understand(text);
    expect(summary(understood)).toBe(expected);
    expect(understood.unknownWords.join(' ')).toBe(words);
  });

  it('a year beside the car stays one', () => {
    expect(summary(understand('jetta 15 rin'))).toMatch(/2015 rin$/);
    expect(summary(understand('rin tsuru 05'))).toBe('tsuru/b13 2005 rin');
  });
});

describe('years from one to another', () => {
  it.each([
    ['faro jetta 2008 a 2010', 'jetta-clasico/a4 faro l|r', 2008, 2010],
    ['faro jetta 08-10', 'jetta-clasico/a4 faro l|r', 2008, 2010],
    ['faro tsuru del 92 al 2017', 'tsuru/b13 faro l|r', 1992, 2017],
    ['calavera chevy 94/2003', 'chevy/c2-corsa-b calavera l|r', 1994, 2003],
    ['headlight sentra 2008 to 2005', 'sentra/b16 faro l|r', 2005, 2008],
  ])('"%s"', (text, expected, from, to) => {
    const understood = understand(text);
    expect(understood).toMatchObject({ yearSpan: { from, to }, unknownWords: [] });
    expect(understood.year).toBeUndefined();
    expect(summary(understood)).toBe(expected);
  });

  it.each([
    ['faro sentra 2005 a 2015', 'sentra/b17|sentra/b16'],
    ['faro versa 2010 a 2020', 'versa/n18|versa/n17'],
  ])('"%s" means every generation of them', (text, cars) => {
    expect(summary(understand(text))).toBe(`${cars} faro l|r`);
  });

  it('a car is meant that was sold in any of them', () => {
    const [car] = understand('faro versa 2005 a 2013').generations;
    expect(car).toMatchObject({ path: 'nissan/versa/n17', coversYear: true });
    expect(understand('faro versa 1990 a 1999').generations.every(({ coversYear }) => !coversYear)).toBe(
      true,
    );
  });
});

describe('what the page of a car cannot show', () => {
  it.each(['frenos tsuru 2005', 'frenos tsuru 1.6', 'luces derechas tsuru'])('"%s"', (text) => {
    expect(understand(text).saysMore).toBe(true);
  });

  it.each(['tsuru', 'frenos tsuru', 'tsuru 2005', 'tsuru estándar'])('"%s" says no more', (text) => {
    expect(understand(text).saysMore).toBeUndefined();
  });

  it('a second system is not swallowed by the first', () => {
    expect(understand('frenos suspension tsuru')).toMatchObject({
      system: 'frenos',
      unknownWords: ['suspension'],
    });
  });
});

describe('what is not understood', () => {
  it('is said, word by word', () => {
    expect(understand('asdf puerta tsuru qwerty').unknownWords).toEqual(['asdf', 'qwerty']);
    expect(understand('').unknownWords).toEqual([]);
  });

  it.each([
    ['faro derecho caliber 2008', 'caliber', 'faro'],
    ['motor 2.5 altima 2010', 'altima', 'motor-completo'],
    ['bmw', 'bmw', undefined],
    ['bomba de gasolina pointer', 'pointer', 'bomba-gasolina'],
    ['faro camaro', 'camaro', 'faro'],
    ['faro atos', 'atos', 'faro'],
    ['faro tesla', 'tesla', 'faro'],
  ])('%s: another make is no typing error', (text, missingCar, partType) => {
    const understood = understand(text);
    expect(understood.missingCar).toBe(missingCar);
    expect(understood.partType).toBe(partType);
    expect(understood.generations).toEqual([]);
  });

  it('a year in which the car was not sold is told', () => {
    const [car] = understand('tsuru 2022 faro').generations;
    expect(car).toMatchObject({ path: 'nissan/tsuru/b13', coversYear: false });
  });

  it.each(['aro', 'rim', 'tsu', 'hilf', 'plu', 'gol8'])('short words are seldom forgiven: %s', (text) => {
    expect(understand(text).generations).toEqual([]);
  });

  it.each([
    ['gilf', 'volkswagen/golf'],
    ['glof', 'volkswagen/golf'],
    ['glf', 'volkswagen/golf'],
    ['polu', 'volkswagen/polo'],
  ])('a word of four letters that can be only one is: %s', (text, model) => {
    const [car] = understand(`${text} 2016`).generations;
    expect(car?.path.startsWith(`${model}/`)).toBe(true);
  });

  it.each(['hace', 'roto', 'lento', 'marca', 'polvo', 'hielo', 'maneja', 'cuando', 'would'])(
    'a common word is no typing error of a name: %s',
    (text) => {
      expect(understand(text)).toMatchObject({ generations: [], partTypes: [], unknownWords: [] });
    },
  );

  it('a sentence as long as a letter is cut', () => {
    const understood = understand('puerta trasera derecha versa '.repeat(400));
    expect(understood.text).toHaveLength(200);
    expect(understood.partType).toBe('puerta');
  });

  it.each([
    ['SQL', "'; DROP TABLE cars; --"],
    ['markup', '<script>alert(1)</script>'],
    ['an escape', '%00'],
    ['drawings', '💥'.repeat(50)],
    ['one endless word', 'a'.repeat(5_000)],
  ])('nothing breaks on %s', (_, text) => {
    expect(() => understand(text)).not.toThrow();
  });
});
