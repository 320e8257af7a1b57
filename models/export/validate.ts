import validator from 'gltf-validator';

const SERIOUS = 1;

/** Errors and warnings of the Khronos validator, one line each. It cannot read meshopt: give it the plain file. */
export async function validateGlb(name: string, glb: Uint8Array): Promise<string[]> {
  const report = await validator.validateBytes(glb, { maxIssues: 50, writeTimestamp: false });
  return report.issues.messages
    .filter((issue) => issue.severity <= SERIOUS)
    .map((issue) => `${name} ${issue.pointer ?? ''}: ${issue.code} ${issue.message}`);
}
