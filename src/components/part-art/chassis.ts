import { circle, coil, ellipse, hatch, ringOf, spokes } from './strokes.ts';

/** Suspension, steering, brakes and wheels, by part-type code. */
export const CHASSIS_ART: Readonly<Record<string, string>> = {
  amortiguador: `M60 4v12M48 10h24M50 16h20l4 6H46z${coil(60, 24, 58, 17, 5)}M40 58h40l-4 6H44zM52 64v18h16V64M50 82h20v14H50z${circle(60, 89, 3)}M57 24v34M63 24v34`,
  resorte: `${coil(60, 14, 86, 24, 6)}M36 14h48M36 86h48`,
  'base-amortiguador': `${ellipse(60, 58, 44, 18)}${ellipse(60, 46, 26, 12)}${ellipse(60, 46, 12, 6)}M34 46v10M86 46v10M24 58V44M96 58V44M60 76V90M20 44h8M92 44h8`,
  horquilla: `${circle(18, 30, 10)}${circle(18, 30, 4)}${circle(24, 80, 9)}${circle(24, 80, 4)}${circle(102, 56, 9)}M27 26l66 24M93 62 33 82M19 40l6 31M34 38q30 10 46 18-24 8-44 14 4-16-2-32M102 47V36h6`,
  mango: `M44 8h22l4 20 22 14v26L74 92H52l-6-22-20-8 4-20 18-6z${circle(60, 54, 16)}${circle(60, 54, 10)}${circle(34, 50, 3)}${circle(55, 16, 3)}${circle(62, 84, 3)}M88 50h10v10H88`,
  maza: `${circle(60, 50, 36)}${circle(60, 50, 17)}${circle(60, 50, 11)}${ringOf(4, 60, 50, 26, 4)}M52 50h16M60 42v16${ringOf(4, 60, 50, 26, 1.4)}`,
  'barra-estab': `M8 24v10q0 8 8 10l14 4q6 2 6 8v14q0 8 8 8h32q8 0 8-8V56q0-6 6-8l14-4q8-2 8-10V24M14 24v8q0 5 5 6l14 4q10 3 10 13v13q0 4 4 4h26q4 0 4-4V55q0-10 10-13l14-4q5-1 5-6v-8M6 24h10M104 24h10M42 68v-8h10v8M68 68v-8h10v8`,
  'tornillo-estab': `${circle(60, 18, 10)}${circle(60, 82, 10)}M57 28v44M63 28v44M70 18h16M70 14v8M50 82H34M50 78v8${circle(60, 18, 4)}${circle(60, 82, 4)}`,
  puente: `M10 26h22l8 14h40l8-14h22v14l-10 6v14l10 10v12H88l-8-14H40l-8 14H10V70l10-10V46L10 40zM40 46h40v16H40z${circle(20, 33, 4)}${circle(100, 33, 4)}${circle(20, 75, 4)}${circle(100, 75, 4)}`,
  'eje-tras': `M18 40h84v12H18zM18 34q-10 0-10 22l8 26h10L20 58M102 34q10 0 10 22l-8 26H94l6-24M30 52l6 10h48l6-10${circle(14, 42, 5)}${circle(106, 42, 5)}${circle(20, 80, 3)}${circle(100, 80, 3)}`,
  muelle: `M6 40q54 36 108 0M6 45q54 36 108 0M18 54q42 26 84 0M30 64q30 16 60 0M44 72q16 7 32 0M54 54v28h12V54${circle(8, 38, 5)}${circle(112, 38, 5)}`,
  cremallera: `M24 44h72v12H24zM40 56l4 14h14l-2-14M46 44l6-24h8l-4 24M24 46q-4-6-8 0t-8 0M24 54q-4 6-8 0t-8 0M96 46q4-6 8 0t8 0M96 54q4 6 8 0t8 0M4 47v6M116 47v6`,
  terminal: `${circle(34, 40, 15)}${circle(34, 40, 6)}M49 36h24v8H49M73 32h38v16H73${hatch(6, 79, 32, 6, 0, 0, 16)}M30 55l-2 18h12l-2-18M28 79h12M30 73v12h8V73`,
  columna: `M8 76 66 40l6 9-58 37zM60 34l20-12 12 20-20 12zM84 20l18-11 6 9-18 12M66 60l-4 16h14l4-18${circle(76, 38, 4)}M22 68l6 9M34 60l6 10`,
  'bomba-direccion': `M24 30h44v44H24z${circle(40, 54, 26)}${circle(40, 54, 8)}${spokes(6, 40, 54, 8, 25)}M68 36h22v32H68M74 36V20h18v16M90 48h18v10H90M78 20v-6h10v6`,

  disco: `${circle(60, 50, 44)}${circle(60, 50, 24)}${circle(60, 50, 9)}${ringOf(4, 60, 50, 16, 2.4, 45)}${ringOf(12, 60, 50, 34, 1.6)}`,
  caliper: `M24 26q36-22 72 0l12 30-14 10q-34-16-68 0L12 56zM34 40q26-12 52 0l4 12q-30-10-60 0zM12 56l-4 14 12 6 6-10M108 56l4 14-12 6-6-10M46 26v-8h10M60 66v12`,
  balatas: `M10 26q34-18 68 0l-4 18q-30-12-60 0zM16 30q28-12 56 0l-3 10q-25-9-50 0zM42 62q34-18 68 0l-4 18q-30-12-60 0zM48 66q28-12 56 0l-3 10q-25-9-50 0zM10 26l-4-6h10M78 26l4-6H72M42 62l-4-6h10M110 62l4-6h-10`,
  tambor: `${circle(60, 50, 42)}${circle(60, 50, 36)}${circle(60, 50, 20)}${circle(60, 50, 8)}${ringOf(4, 60, 50, 14, 2.4, 45)}${ringOf(2, 60, 50, 28, 2, 0)}`,
  zapatas:
    'M52 10A42 42 0 0 0 52 90l3-11a31 31 0 0 1 0-58zM68 10a42 42 0 0 1 0 80l-3-11a31 31 0 0 0 0-58zM46 24l-6-3M37 36l-6-2M33 50h-7M37 64l-6 2M46 76l-6 3M74 24l6-3M83 36l6-2M87 50h7M83 64l6 2M74 76l6 3M55 34h10M55 66h10',
  booster: `${circle(66, 50, 38)}${circle(66, 50, 30)}${circle(66, 50, 12)}M54 50H10v-5h44M54 55H10M14 40v20M96 26l10-6${ringOf(4, 66, 50, 20, 2, 45)}`,
  'cilindro-maestro': `M14 54h78v22H14zM92 58h18v14H92M24 40h58v14H24zM32 28h16v12H32zM58 28h16v12H58zM30 22h20v6H30zM56 22h20v6H56zM28 76v8M60 76v8M14 60H6v10h8M24 47h58`,
  abs: `M12 36h44v44H12zM56 30h52v50H56z${circle(34, 22, 14)}M34 8v28M20 46h28v24H20zM64 38v-8M74 38v-8M84 38v-8M94 38v-8M62 48h40v10H62zM66 66h10M84 66h16`,
  'freno-mano': `M8 66 78 22q10-6 16 2t-4 15L26 82zM84 30l-14 9M96 22l6-4M18 76h30l-6 14H16${circle(28, 74, 5)}M48 48l6 10`,
  pedalera: `M18 10h84v14H18zM34 24v40M42 24v38M62 24v36M70 24v36M90 24l6 34M98 24l4 32M24 64h26v16H24zM52 60h28v18H52zM92 56h16v32H92zM28 72h18M56 69h20`,

  rin: `${circle(60, 50, 44)}${circle(60, 50, 40)}${circle(60, 50, 10)}M57 40 52 12M63 40l5-28M69.5 47l25.5-12M71 53l28 .5M66 58.5 82 82M60.5 60 74 85M54 58.5 38 82M59.5 60 46 85M50.5 47 25 35M49 53l-28 .5${ringOf(5, 60, 50, 15, 1.6, -54)}`,
  llanta: `${circle(60, 50, 45)}${circle(60, 50, 28)}${circle(60, 50, 25)}${spokes(36, 60, 50, 40, 45)}${circle(60, 50, 34)}`,
  tapon: `${circle(60, 50, 42)}${circle(60, 50, 12)}${spokes(9, 60, 50, 12, 34)}${circle(60, 50, 35)}M57 47l6 6M63 47l-6 6`,
  birlos: `M14 40h16l6 12-6 12H14L8 52zM36 48h14v8H36M66 24h18l8 14-8 14H66l-8-14zM62 66h14l6 11-6 11H62l-6-11z${circle(75, 38, 6)}${circle(69, 77, 5)}M82 73h22v8H82${hatch(5, 86, 73, 4, 0, 0, 8)}`,
  refaccion: `${circle(60, 50, 44)}${circle(60, 50, 34)}${circle(60, 50, 28)}${circle(60, 50, 9)}${ringOf(8, 60, 50, 20, 4)}${ringOf(4, 60, 50, 13, 1.5, 45)}`,
  gato: 'M14 84h92v6H14zM60 84 22 56l38-28 38 28zM22 56h76M54 22h12v6H54zM50 18h20v4H50zM98 56h14M112 50v12M60 78V34M14 18l26 14M10 24l8-12',
  'sensor-tpms': `M18 52h46q10 0 10 10v12H18zM26 60h36v8H26zM74 60 92 26l10 6-18 36M94 22l12 7M98 14l10 6M30 52v-8h14v8M84 44l10 6`,
  'centro-rin': `${circle(60, 50, 36)}${circle(60, 50, 29)}M48 50 60 32l12 18-12 18z${ringOf(6, 60, 50, 32.5, 1)}M50 50h20`,
};
