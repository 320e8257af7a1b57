import { Mesh } from '../geometry/mesh.ts';

/** A left piece and its right twin in one mesh, for parts that are sold as a pair. */
export const bothSides = (left: Mesh): Mesh => Mesh.merge(left, left.mirroredY());
