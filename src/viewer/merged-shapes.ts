import {
  BufferAttribute,
  BufferGeometry,
  DataTexture,
  FloatType,
  Group,
  Mesh,
  RGBAFormat,
  Vector3,
  type Material,
  type Object3D,
} from 'three';
import type { ModelPart } from './car-model.ts';
import { mergedMaterial } from './merged-material.ts';
import { mergeVertices, type MergedVertices } from './merged-vertices.ts';

/** Above what is opaque: glass before it would hide what lies inside. */
const GHOST_ORDER = 2;

const offset = new Vector3();

/** The meshes that a material is on. Materials of one name take turns. */
export type Wearers = ReadonlyMap<Material, readonly Mesh[]>;

interface Drawn {
  readonly mesh: Mesh;
  /** As the parts wear it; the mesh has its merged copy. */
  material: Material;
  worn: readonly Mesh[];
}

/**
 * Draws the meshes of many parts, one draw per material, however many parts wear it. The parts must stand at home
 * when it is made. Materials share the vertices and differ in the triangles.
 */
export class MergedShapes {
  readonly #group = new Group();
  readonly parts: readonly ModelPart[];
  readonly #vertices: MergedVertices;
  readonly #offsets: DataTexture;
  #cornerCount = 0;
  /** By the name of the material: the look stays when the page changes its colours. */
  readonly #drawn = new Map<string, Drawn>();

  constructor(parts: readonly ModelPart[], root: Object3D) {
    this.parts = parts;
    this.#vertices = mergeVertices(parts);
    for (const { length } of this.#vertices.corners.values()) this.#cornerCount += length;
    const width = Math.max(1, parts.length);
    this.#offsets = new DataTexture(new Float32Array(width * 4), width, 1, RGBAFormat, FloatType);
    this.#offsets.needsUpdate = true;
    root.add(this.#group);
  }

  show(wearers: Wearers): void {
    const unworn = new Set(this.#drawn.values());
    for (const [material, meshes] of wearers) {
      const worn = meshes.filter((mesh) => this.#vertices.corners.has(mesh));
      const known = this.#drawn.get(material.name);
      if (!known && worn.length === 0) continue;
      const drawn = known ?? this.#add(material);
      unworn.delete(drawn);
      if (drawn.material !== material) this.#recolour(drawn, material);
      this.#fill(drawn, worn);
    }
    for (const drawn of unworn) this.#fill(drawn, []);
  }

  /** Takes the parts where their nodes are now. */
  follow(): void {
    const offsets = this.#offsets.image.data as Float32Array;
    this.parts.forEach(({ node, home }, index) => {
      offset.subVectors(node.position, home).toArray(offsets, index * 4);
    });
    this.#offsets.needsUpdate = true;
  }

  dispose(): void {
    for (const { mesh } of this.#drawn.values()) {
      mesh.geometry.dispose();
      (mesh.material as Material).dispose();
    }
    this.#offsets.dispose();
    this.#group.removeFromParent();
  }

  #add(material: Material): Drawn {
    const geometry = new BufferGeometry();
    for (const [name, attribute] of Object.entries(this.#vertices.attributes)) {
      geometry.setAttribute(name, attribute);
    }
    geometry.setIndex(new BufferAttribute(new Uint32Array(this.#cornerCount), 1));
    const mesh = new Mesh(geometry, mergedMaterial(material, this.#offsets));
    // Parts go farther than their vertices say.
    mesh.frustumCulled = false;
    mesh.renderOrder = material.transparent ? GHOST_ORDER : 0;
    const drawn = { mesh, material, worn: [] };
    this.#drawn.set(material.name, drawn);
    this.#group.add(mesh);
    return drawn;
  }

  #recolour(drawn: Drawn, material: Material): void {
    (drawn.mesh.material as Material).dispose();
    drawn.mesh.material = mergedMaterial(material, this.#offsets);
    drawn.material = material;
  }

  #fill(drawn: Drawn, worn: readonly Mesh[]): void {
    if (isSame(drawn.worn, worn)) return;
    drawn.worn = worn;
    const { geometry } = drawn.mesh;
    const index = geometry.getIndex() as BufferAttribute;
    let count = 0;
    for (const mesh of worn) {
      const corners = this.#vertices.corners.get(mesh) ?? [];
      index.array.set(corners, count);
      count += corners.length;
    }
    index.clearUpdateRanges();
    index.addUpdateRange(0, count);
    index.needsUpdate = count > 0;
    geometry.setDrawRange(0, count);
    drawn.mesh.visible = count > 0;
  }
}

const isSame = (a: readonly Mesh[], b: readonly Mesh[]) =>
  a.length === b.length && a.every((mesh, index) => mesh === b[index]);
