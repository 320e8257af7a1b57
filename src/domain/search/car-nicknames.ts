/**
 * What people call cars beside their names, by model or generation, `|` between. A model's nickname holds for all
 * its generations. Facts about how people speak, not about cars: the catalog need not carry them.
 */
export const CAR_NICKNAMES: Readonly<Record<string, string>> = {
  'chevrolet/aveo/t250': 'pontiac g3|kalos|lacetti',
  'chevrolet/aveo/310-sail-iii': 'sail',
  'chevrolet/beat': 'beat nb',
  'chevrolet/chevy': 'chevy pop|chevy monza|chevy c2|chevy swing|chevy joy|monza|corsa|swing|joy|pop',
  'chevrolet/onix': 'onix plus',
  'chevrolet/silverado-1500-crew': 'silverado|cheyenne|sierra',
  'chevrolet/sonic': 'aveo t300',
  'chevrolet/spark': 'spark classic|matiz',
  'chevrolet/tornado': 'montana|tornado pickup|torna',
  'chevrolet/trax': 'tracker',
  'dodge/attitude': 'mirage|mirage g4|mitsubishi mirage',
  'dodge/journey': 'freemont|fiat freemont|journey sxt',
  'ford/escape': 'kuga',
  'ford/f-150-supercrew': 'lobo|ford lobo|f150',
  'ford/fiesta': 'new fiesta|fiesta kinetic',
  'ford/figo': 'ka plus|figo hatchback',
  'ford/focus': 'focus st',
  'ford/mustang': 'mustang gt|ecoboost',
  'ford/ranger-crew': 'ranger|ranger xlt',
  'honda/civic-coupe': 'civic séptima|civic 7',
  'honda/civic/fa-8a': 'civic octava|civic 8',
  'honda/civic/fc-10a': 'civic décima|civic turbo',
  'honda/cr-v': 'crv',
  'honda/fit': 'jazz',
  'honda/hr-v': 'hrv|vezel',
  'hyundai/accent': 'verna',
  'hyundai/grand-i10': 'i10|i10 hatchback',
  'kia/forte': 'cerato|k3',
  'kia/rio': 'kia rio',
  'mazda/cx-5': 'cx5',
  'mazda/mazda3': 'axela',
  'mazda/mazda3/bm': 'mazda3 skyactiv',
  'mg/mg5': 'mg cinco|roewe i5',
  'mitsubishi/l200-doble-cabina': 'l200|triton',
  'nissan/lucino': '200sx|lucino gsr|sentra coupé',
  'nissan/march': 'micra',
  'nissan/np300-frontier-doble-cabina': 'np300|frontier|pick up nissan|estaquitas|estacas',
  'nissan/np300-frontier-doble-cabina/d23': 'navara',
  'nissan/tiida': 'versa c11',
  'nissan/tsuru': 'tsurito|tsuru iii|tsuru 3|tsuru gs|sentra b13',
  'nissan/urvan-nv350': 'urvan|nv350|combi urvan|caravan',
  'nissan/versa/n17': 'almera|sunny|v-drive',
  'nissan/x-trail': 'xtrail|rogue',
  'ram/700-club-cab': 'ram 700|700|strada|fiat strada',
  'renault/duster': 'dacia duster|duster 4x4',
  'seat/ibiza': 'ibiza quinta|ibiza mk4|ibiza cupra',
  'seat/leon': 'león fr|cupra',
  'suzuki/swift': 'swift sport',
  'toyota/avanza': 'avanza cargo',
  'toyota/corolla/e140': 'corolla xrs|corolla e150',
  'toyota/corolla/e170': 'corolla s|corolla le',
  'toyota/hiace': 'hi ace|combi toyota|panel toyota',
  'toyota/hilux-doble-cabina': 'hilux|hi lux|revo',
  'toyota/rav4': 'rav 4',
  'toyota/yaris-sedan': 'yaris|yaris sd|vios',
  'volkswagen/gol': 'gol trend',
  'volkswagen/golf/a4': 'golf 4|golf mk4|golf cuarta|gti',
  'volkswagen/jetta-clasico': 'jetta a4|jetta mk4|jetta cuarta|jetta 4|clásico|bora',
  'volkswagen/jetta/a6': 'jetta mk6|jetta sexta|jetta 6|gli',
  'volkswagen/polo': 'polo hatchback|cross polo',
  'volkswagen/sedan-vocho': 'vocho|vochito|vw sedan|volkswagen sedan|escarabajo|beetle|bocho',
  'volkswagen/vento': 'polo sedán|polo classic',
};

/** Other names of makes; `|` between. */
export const MAKE_NICKNAMES: Readonly<Record<string, string>> = {
  chevrolet: 'chevrolette|gm',
  hyundai: 'hundai|hiundai|hyunday',
  mitsubishi: 'mitsu',
  renault: 'renol|reno',
  volkswagen: 'vw|volks|volkswaguen',
};

/** Words of a model's name that other models have too: alone they name no car. */
export const COMMON_NAME_WORDS: ReadonlySet<string> = new Set(
  'doble cabina crew cab club sedan hatchback coupe supercrew pickup pick up grand 1500 clasico trail plus'.split(
    ' ',
  ),
);

/**
 * Makes and models of the Mexican market that people ask for and the catalog may not have. Keeps "Caliber" from
 * being read as a mistyped "cáliper", and lets the answer say which car is missing.
 */
export const OTHER_CARS: ReadonlySet<string> = new Set(
  (
    'tesla porsche lexus hummer saturn camaro corvette pointer atos cooper ' +
    'peugeot fiat bmw audi mercedes benz jeep chrysler jac baic chirey byd subaru isuzu acura infiniti volvo mini gmc cadillac buick ' +
    'pontiac lincoln alfa citroen faw geely jetour omoda changan great wall ' +
    'caliber neon stratus cirrus voyager avenger durango dakota charger challenger ' +
    'ecosport edge explorer expedition fusion mondeo topaz escort contour courier ikon ka ' +
    'altima maxima murano pathfinder quest armada juke note leaf pulsar sandero logan clio megane stepway kwid koleos fluence captur scala ' +
    'captiva malibu equinox tahoe suburban colorado astra meriva vectra zafira optra cavalier groove blazer express ' +
    'passat derby lupo fox crossfox saveiro amarok touareg crafter taos taigun virtus teramont toledo cordoba altea arona ateca ' +
    'camry sienna tacoma prius highlander sequoia tundra accord pilot odyssey ridgeline brv elantra sonata tucson creta santafe ' +
    'soul sorento seltos mazda2 mazda5 mazda6 cx3 cx7 cx9 cx30 outlander lancer eclipse asx galant montero ' +
    '206 207 208 301 307 308 partner uno palio mobi pulse wrangler cherokee compass patriot liberty renegade fiero'
  ).split(' '),
);
