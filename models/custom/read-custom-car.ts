import { Logger, NodeIO, Verbosity, type Document } from '@gltf-transform/core';
import {
  EXTMeshoptCompression,
  EXTTextureWebP,
  KHRMaterialsClearcoat,
  KHRMaterialsEmissiveStrength,
  KHRMaterialsTransmission,
  KHRMaterialsVariants,
  KHRMeshQuantization,
  KHRTextureTransform,
} from '@gltf-transform/extensions';
import { MeshoptDecoder } from 'meshoptimizer';
import type { VehicleExtras } from '#shared/car/extras.ts';
import { checkDocument } from './check-document.ts';
import { inspectHeader } from './glb-header.ts';
import { reencode } from './reencode.ts';

export type CustomCar =
  | { readonly kind: 'refused'; readonly problems: readonly string[] }
  | {
      readonly kind: 'accepted';
      /** Re-encoded: the only bytes that are ever served. */
      readonly glb: Uint8Array;
      readonly types: readonly string[];
      readonly unknownNames: readonly string[];
    };

/** Reads an untrusted GLB of a car: everything that is wrong with it at once, or the file to serve. */
export async function readCustomCar(glb: Uint8Array, vehicle: VehicleExtras): Promise<CustomCar> {
  const header = inspectHeader(glb);
  if (header.problems.length > 0 || !header.json) return { kind: 'refused', problems: header.problems };
  const document = await decode(glb);
  if (!document) {
    return { kind: 'refused', problems: ['No se pudo leer: sus datos no concuerdan con su descripción.'] };
  }
  const { problems, parts, unknownNames } = checkDocument(document);
  if (problems.length > 0) return { kind: 'refused', problems };
  const types = [...new Set(parts.map(({ type }) => type))].sort();
  return { kind: 'accepted', glb: await reencode(document, parts, vehicle), types, unknownNames };
}

async function decode(glb: Uint8Array): Promise<Document | null> {
  await MeshoptDecoder.ready;
  const io = new NodeIO()
    .setLogger(new Logger(Verbosity.SILENT))
    .registerExtensions([
      EXTMeshoptCompression,
      EXTTextureWebP,
      KHRMaterialsClearcoat,
      KHRMaterialsEmissiveStrength,
      KHRMaterialsTransmission,
      KHRMaterialsVariants,
      KHRMeshQuantization,
      KHRTextureTransform,
    ])
    .registerDependencies({ 'meshopt.decoder': MeshoptDecoder });
  try {
    const document = await io.readBinary(glb);
    // A second compression would be made of the first one's leavings.
    document
      .getRoot()
      .listExtensionsUsed()
      .find((each) => each instanceof EXTMeshoptCompression)
      ?.dispose();
    return document.setLogger(new Logger(Verbosity.SILENT));
  } catch {
    return null;
  }
}
