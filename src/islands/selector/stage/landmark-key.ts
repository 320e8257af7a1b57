/** How landmarks and labels are told apart: `frenos`, `frenos/balatas`. */
export const landmarkKey = ({ system, type }: { system: string; type?: string | undefined }): string =>
  type === undefined ? system : `${system}/${type}`;
