import { box, circle, ellipse, hatch } from './strokes.ts';

/** Body panels, doors, glass and lamps, by part-type code. */
export const BODY_ART: Readonly<Record<string, string>> = {
  cofre:
    'M8 74 26 22Q60 12 94 22l18 52Q60 92 8 74zM42 18 30 81M78 18l12 63M26 22Q60 32 94 22M34 70Q60 77 86 70',
  salpicadera:
    'M6 42Q40 24 92 24h20l2 14v38h-14A27 27 0 0 0 46 76H28L10 66zM6 42l10 10h18M92 24l4 14h18M52 30Q80 27 96 38M100 62l14 2',
  'fascia-del':
    'M6 36Q60 20 114 36l-3 38Q60 92 9 74zM6 36l8 8Q60 30 106 44l8-8M36 48q24-6 48 0l-4 16q-20 5-40 0zM38 56q22 5 44 0M13 58l13 3-1 9-12-3zM107 58l-13 3 1 9 12-3z',
  'fascia-tras':
    'M6 34Q60 24 114 34l-2 40Q60 88 8 74zM6 34l9 8Q60 33 105 42l9-8M10 60q50 12 100 0M46 68q14 3 28 0v9q-14 3-28 0zM14 66l12 2v5l-12-2zM106 66l-12 2v5l12-2z',
  'alma-del':
    'M6 44Q60 28 114 44v16Q60 44 6 60zM6 52Q60 36 114 52M22 44v28h12V41M86 41v31h12V44M26 60h4M90 60h4',
  parrilla: `M14 30Q60 20 106 30l-8 40Q60 80 22 70zM21 35Q60 26 99 35l-6 30Q60 73 27 65z${hatch(4, 23, 41, 1.4, 6, 74, 0)}M54 44h12l4 8-4 8H54l-4-8z`,
  'tapa-cajuela':
    'M10 30Q60 14 110 30l-6 18 2 32Q60 92 14 80l2-32zM16 48Q60 36 104 48M44 62h32v14H44zM54 52h12M10 30l6 18M110 30l-6 18',
  toldo:
    'M8 66 34 26Q72 16 100 24l14 38Q60 88 8 66zM17 64 38 31Q72 22 95 29l10 31Q60 79 17 64zM40 34l-12 34M90 30l8 34',
  costado:
    'M8 58 26 24q24-12 46-10l8 20 28 4 6 14-2 24H98A25 25 0 0 0 50 76H18l-8-4zM28 30q20-9 38-9l6 14-44 6zM104 44l8 2M18 62q10-4 30-4M86 46h10v10H86z',
  estribo: 'M4 44h104l8 8v12L108 70H4zM4 50h110M4 60h112M20 70v6h8v-6M56 70v6h8v-6M92 70v6h8v-6',
  tolva:
    'M10 80A50 54 0 0 1 110 80L98 84A38 42 0 0 0 22 84zM10 80l12 4M110 80l-12 4M34 38l6 11M60 26v12M86 38l-6 11M22 54l9 6M98 54l-9 6',
  espejo: 'M14 26 82 18l14 12v34L82 74l-62-4zM22 32l54-6v40l-50-4zM96 40h14v34H88M102 74v8H84',
  'marco-radiador': `M8 22h104v12H8zM8 68h104v12H8zM8 34v34h14V34M98 34v34h14V34M54 34v34h12V34${circle(36, 28, 2)}${circle(84, 28, 2)}${circle(36, 74, 2)}${circle(84, 74, 2)}`,
  'caja-pickup': `M6 40 26 28h90v34L98 80H6zM6 40h92v40M98 40l18-12M12 46h80v8H12zM34 80a14 14 0 0 1 28 0${hatch(4, 44, 29, 16, 0, -14, 10)}`,
  'bisagra-cofre': `M16 70 60 58 104 26l6 8-42 34-50 12zM16 70l-6 10h34l-4-10${circle(62, 63, 4)}${circle(104, 31, 3)}${circle(18, 76, 2)}${circle(36, 76, 2)}`,

  puerta: `M12 94V54L44 5h60q3 30 2 89l-4 3H15zM21 52 47 11h51q2 20 2 41zM21 52v-9h7M12 80q50 4 94 0M12 62q50 3 94-1M84 65.5h15v4H84zM8 60h4v6H8zM8 84h4v6H8zM78 11v41${circle(80, 67.5, 1.2)}`,
  'manija-ext': `M12 46Q60 32 108 46l-2 12Q60 46 14 58zM22 50q38-10 76 0M30 56v12h14V54M80 54v14h10V56${circle(96, 62, 4)}M96 60v4`,
  chapa: `M24 14h44l20 18v54H24zM24 62h64M88 40H70l-8 8 8 8h18${circle(38, 28, 3)}${circle(38, 76, 3)}${circle(76, 76, 3)}M46 20h18v16H46zM100 44h8v8h-8`,
  elevador: `M18 8l22 84M98 8 74 92M12 44l94-10M30 92h52${circle(56, 68, 13)}${circle(56, 68, 4)}M29 50l27 18M88 44 66 60M22 40h14v10H22zM84 32h14v10H84z`,
  'cristal-puerta': 'M10 80 18 60 48 16q36-6 58 0l4 64zM20 60l76-2M34 74l16-40M46 74l12-30',
  aleta: 'M16 80 66 18q24-4 36-2l4 64zM26 74 69 24q18-3 28-2l3 52zM50 66l16-26M62 66l10-16',
  parabrisas:
    'M6 74 30 24Q60 16 90 24l24 50Q60 90 6 74zM14 71 34 29Q60 22 86 29l20 42Q60 84 14 71zM40 64l12-26M52 66l8-18M52 23h16l-3 6H55z',
  medallon: `M8 70 26 28Q60 20 94 28l18 42Q60 84 8 70z${hatch(5, 30, 36, -3.4, 8, 60, 0)}M60 25v53`,
  'tapa-puerta':
    'M10 88V40q48-12 98-4l2 52zM18 48q40-8 82-4v14q-40-6-82 2zM18 70q26-4 46 0v12H18zM76 66h26v16H76zM30 52h18v5H30z',
  'bisagra-puerta': `M16 22h38v56H16zM66 22h38v56H66zM54 14h12v72H54zM54 34h12M54 66h12${circle(34, 36, 4)}${circle(34, 64, 4)}${circle(86, 36, 4)}${circle(86, 64, 4)}`,
  quemacocos:
    'M14 74 30 26h60l16 48zM26 68 38 32h44l12 36zM38 32h44M26 68h68M34 44h52M14 74v6h92v-6M46 60l8-16',

  faro: `M8 62 46 30l66-6-6 40-40 14H22zM18 62l32-26 52-5-4 28-36 12H26z${circle(52, 56, 10)}${circle(80, 48, 10)}${circle(52, 56, 4)}${circle(80, 48, 4)}`,
  calavera:
    'M20 16q44-8 84 4l4 40q-30 20-78 20Q16 48 20 16zM28 24q36-6 68 3l2 16q-34-6-70-2zM28 50q36-4 71 2l1 4q-28 15-64 15-6-10-8-21zM60 22v20M62 48v22',
  'calavera-int':
    'M24 26h72l6 30q-36 16-72 14-8-20-6-44zM32 34h58l3 12q-30-3-60 0zM34 54q30-3 58 0-26 12-54 11zM58 34v12',
  'faro-niebla': `${circle(60, 50, 34)}${circle(60, 50, 26)}M38 40q22-8 44 0M36 50q24-8 48 0M38 60q22-8 44 0M26 46H14v8h12M94 46h12v8H94`,
  cuarto:
    'M18 34q44-14 84 0l-4 30q-40 12-76 0zM26 40q36-10 68 0l-3 18q-34 9-62 0zM42 36v27M60 34v31M78 36v27',
  'tercer-stop': `M12 40h96l6 10-6 12H12L6 50zM18 46h84v10H18z${hatch(6, 32, 46, 12, 0, 0, 10)}M50 62v10h20V62`,
  'luz-placa': `M22 36h76v26H22zM32 42h56v14H32z${circle(27, 49, 2)}${circle(93, 49, 2)}M52 62v12h16V62M56 74v8h8v-8M44 49h32`,
  'modulo-luces': `M18 26h84v50H18zM28 36h50v30H28zM102 40h10v22h-10M34 46h38M34 56h26${circle(90, 36, 3)}${circle(90, 66, 3)}`,
};

/** x, y, width, height that each drawing fills on the sheet: its nine damage zones are a third of this each way. */
export const BODY_BOXES: Readonly<
  Record<string, readonly [x: number, y: number, width: number, height: number]>
> = {
  cofre: [8, 17, 104, 66],
  salpicadera: [6, 24, 108, 52],
  'fascia-del': [6, 28, 108, 55],
  'fascia-tras': [6, 29, 108, 52],
  'alma-del': [6, 36, 108, 36],
  parrilla: [14, 25, 92, 50],
  'tapa-cajuela': [10, 22, 100, 64],
  toldo: [8, 20, 106, 56],
  costado: [8, 13, 106, 63],
  estribo: [4, 44, 112, 32],
  tolva: [10, 26, 100, 58],
  espejo: [14, 18, 96, 64],
  'marco-radiador': [8, 22, 104, 58],
  'caja-pickup': [6, 28, 110, 52],
  'bisagra-cofre': [10, 26, 100, 54],
  puerta: [8, 5, 99, 92],
  'manija-ext': [12, 39, 96, 29],
  chapa: [24, 14, 84, 72],
  elevador: [12, 8, 94, 84],
  'cristal-puerta': [10, 13, 100, 67],
  aleta: [16, 15, 90, 65],
  parabrisas: [6, 20, 108, 62],
  medallon: [8, 24, 104, 54],
  'tapa-puerta': [10, 32, 100, 56],
  'bisagra-puerta': [16, 14, 88, 72],
  quemacocos: [14, 26, 92, 54],
  faro: [8, 24, 104, 54],
  calavera: [19, 12, 89, 68],
  'calavera-int': [23, 26, 79, 45],
  'faro-niebla': [14, 16, 92, 68],
  cuarto: [18, 27, 84, 43],
  'tercer-stop': [6, 40, 108, 32],
  'luz-placa': [22, 36, 76, 46],
  'modulo-luces': [18, 26, 94, 50],
};

export const BODY_FALLBACK = `${box(16, 20, 88, 60)}M16 36h88M30 20v60${ellipse(74, 58, 12, 8)}`;
