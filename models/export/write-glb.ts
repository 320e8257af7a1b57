import { NodeIO, type Document } from '@gltf-transform/core';
import { EXTMeshoptCompression, KHRMeshQuantization } from '@gltf-transform/extensions';
import { dedup, prune, quantize, reorder, weld } from '@gltf-transform/functions';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';

export interface WrittenGlb {
  /** Quantized but not meshopt-compressed: what the validator reads and decoded files are compared with. */
  readonly plain: Uint8Array;
  /** What is served. */
  readonly packed: Uint8Array;
}

/** Of each mesh's own size: a tenth of a millimetre on a door. */
const POSITION_BITS = 14;
const NORMAL_BITS = 10;

/** Reads and writes the files of the contract. */
export async function glbIo(): Promise<NodeIO> {
  await Promise.all([MeshoptEncoder.ready, MeshoptDecoder.ready]);
  return new NodeIO()
    .registerExtensions([EXTMeshoptCompression, KHRMeshQuantization])
    .registerDependencies({ 'meshopt.encoder': MeshoptEncoder, 'meshopt.decoder': MeshoptDecoder });
}

/** Welds, reorders, quantizes and compresses; the document is changed. */
export async function writeGlb(document: Document): Promise<WrittenGlb> {
  const io = await glbIo();
  await document.transform(
    weld(),
    dedup(),
    // Semantic nodes without a mesh of their own must stay.
    prune({ keepLeaves: true, keepExtras: true, keepAttributes: true }),
    reorder({ encoder: MeshoptEncoder }),
    quantize({
      quantizePosition: POSITION_BITS,
      quantizeNormal: NORMAL_BITS,
      quantizationVolume: 'mesh',
      quantizeColor: 8,
    }),
  );
  document.getRoot().getAsset().generator = 'multipartes models';
  const plain = await io.writeBinary(document);
  document
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.FILTER });
  const packed = await io.writeBinary(document);
  return { plain, packed };
}
