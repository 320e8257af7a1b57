import { useImportTexts } from './import-texts.tsx';

const FILES = [
  { name: 'existencias', endings: ['xlsx', 'csv'] },
  { name: 'refacciones', endings: ['xlsx', 'csv'] },
  { name: 'compatibilidades', endings: ['xlsx', 'csv'] },
  { name: 'mercadolibre', endings: ['xlsx', 'csv'] },
  { name: 'aces', endings: ['xml'] },
  { name: 'pies', endings: ['xml'] },
] as const;

/** Files to take away; each is made while it is saved. */
export function ExportList({ branch }: { readonly branch: string }) {
  const x = useImportTexts();
  return (
    <section className="sheet pad" aria-labelledby="export-title">
      <h2 className="section" id="export-title">
        {x('exchange.exports')}
      </h2>
      <p className="soft small">{x('exchange.exportsLead')}</p>
      <ul className="export-list">
        {FILES.map(({ name, endings }) => (
          <li key={name}>
            <span>{x(`exchange.export_${name}`)}</span>
            {endings.map((ending) => (
              <a
                key={ending}
                className="linkish mono"
                href={`/api/v1/branches/${branch}/exports/${name}.${ending}`}
                aria-label={`${x(`exchange.export_${name}`)}, ${ending}`}
                download
              >
                {ending}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
