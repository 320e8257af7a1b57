/** What a car that somebody drops in may have at most; beyond it is refused before anything is decoded. */
export const LIMITS = {
  fileBytes: 8_000_000,
  jsonBytes: 2_000_000,
  nodes: 4_000,
  depth: 64,
  decodedBytes: 64_000_000,
  triangles: 300_000,
  primitives: 400,
  /** Drawn, each as often as its node says. */
  vertices: 900_000,
  textureSide: 2048,
  /** Of all of them together: they are unpacked on the graphics card. */
  texturePixels: 4 * 2048 * 2048,
  lengthMetres: [2.5, 7],
  widthMetres: [1.2, 2.6],
  heightMetres: [1, 3.2],
  /** The wheels stand on y = 0, give or take. */
  groundMetres: 0.1,
  /** From the origin under the front axle to the front bumper. */
  frontOverhangMetres: [0.3, 1.6],
  /** Beyond this the owner's own ways apart are not believed. */
  farthestMetres: 10,
  /** A car that keeps the reader busier than this is refused. */
  seconds: 90,
  memoryMegabytes: 1_024,
} as const;

/** Above this the re-encoded car is thinned out. */
export const WANTED_TRIANGLES = 140_000;

/** Extensions that a file may require; others may be used if it can be read without them. */
export const KNOWN_EXTENSIONS: readonly string[] = [
  'KHR_mesh_quantization',
  'EXT_meshopt_compression',
  'KHR_materials_clearcoat',
  'KHR_materials_transmission',
  'KHR_materials_emissive_strength',
  'KHR_materials_variants',
  'KHR_texture_transform',
  'EXT_texture_webp',
];

/** What goes on of a mesh. */
export const DRAWN_ATTRIBUTES: readonly string[] = ['POSITION', 'NORMAL', 'TANGENT', 'COLOR_0', 'TEXCOORD_0'];

/** What browsers draw without a decoder of our own. */
export const TEXTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/webp'];
