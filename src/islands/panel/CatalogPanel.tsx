import { useDeferredValue, useState } from 'react';
import type { CarTree, Generation, GenerationDraft } from '#contract/catalog';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { formatYears } from '../../i18n/format.ts';
import { isRefusal } from '../staff/api-client.ts';
import { Icon } from '../staff/Icon.tsx';
import { useRefusal } from '../staff/RefusalNote.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { CarForm } from './CarForm.tsx';
import { ResourceState } from './ResourceState.tsx';
import { useResource } from './use-resource.ts';

interface CatalogPanelProps extends StaffProps {
  readonly person: StaffPerson;
}

interface CarRow {
  readonly path: string;
  readonly name: string;
  readonly code: string;
  readonly years: string;
  readonly words: string;
}

export function CatalogPanel({ locale, messages, ...rest }: CatalogPanelProps) {
  return (
    <StaffProvider locale={locale} messages={messages}>
      <Catalog {...rest} />
    </StaffProvider>
  );
}

/** The cars of the catalog: add one, correct its years, measures and code. Customers see it within seconds. */
function Catalog({ person }: Omit<CatalogPanelProps, keyof StaffProps>) {
  const { t, api } = useStaff();
  const toast = useToast();
  const refusal = useRefusal();
  const tree = useResource<CarTree>('/catalog/tree');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query);
  const [chosen, setChosen] = useState<'new' | Generation | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [formKey, setFormKey] = useState(0);
  // The tree of cars is kept by the server for a moment; what was saved here shows at once.
  const [saved, setSaved] = useState<readonly Generation[]>([]);
  const cars = tree.value ? withSaved(carRows(tree.value), saved) : [];
  const found = cars.filter((car) =>
    normalizeTerm(wanted)
      .split(' ')
      .every((word) => car.words.includes(word)),
  );

  const act = async (deed: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    refusal.clear();
    try {
      await deed();
    } catch (error) {
      refusal.show(error);
      if (isRefusal(error, 'catalog.changed_elsewhere') && chosen && chosen !== 'new') {
        setChosen(await api.get<Generation>(`/catalog/generations/${chosen.path}`));
        refusal.say(t('panel.elsewhere'));
      }
    } finally {
      setBusy(false);
    }
  };

  const open = (path: string) =>
    act(async () => {
      setChosen(await api.get<Generation>(`/catalog/generations/${path}`));
      setFormKey((key) => key + 1);
    });
  const show = (generation: Generation, text: string) => {
    toast({ text });
    setChosen(generation);
    setSaved((before) => [generation, ...before.filter(({ path }) => path !== generation.path)]);
    setFormKey((key) => key + 1);
  };
  const add = (draft: GenerationDraft) =>
    act(async () => {
      const generation = await api.send<Generation>('POST', '/catalog/generations', draft);
      show(generation, t('panel.carAdded', { name: carName(generation) }));
    });
  const change = (before: Generation, fields: Partial<GenerationDraft>) =>
    act(async () => {
      const generation = await api.send<Generation>('PATCH', `/catalog/generations/${before.path}`, {
        ...fields,
        version: before.version,
      });
      show(generation, t('panel.carSaved', { name: carName(generation) }));
    });

  return (
    <div className="wrap admin-page">
      <div className="ph flush">
        <h1 className="title">{t('panel.catalog')}</h1>
        <p className="soft small">{tree.value && t('panel.carCount', { count: cars.length })}</p>
        <div className="ac">
          <button
            type="button"
            className="btn"
            onClick={() => {
              refusal.clear();
              setChosen('new');
              setFormKey((key) => key + 1);
            }}
          >
            <Icon name="plus" size="s" /> {t('panel.addCar')}
          </button>
        </div>
      </div>
      <div className="admin">
        <div>
          <div className="filters flush">
            <label className="search">
              <Icon name="search" size="s" />
              <span className="sr">{t('panel.searchCar')}</span>
              <input
                type="search"
                value={query}
                placeholder={t('panel.searchCar')}
                autoComplete="off"
                onChange={(event) => setQuery(event.target.value)}
              />
            </label>
          </div>
          <ResourceState resource={tree} email={person.email}>
            {() =>
              found.length === 0 ? (
                <div className="empty">
                  <b>{t('panel.noCar', { query })}</b>
                  <p className="soft small">{t('panel.noCarBody')}</p>
                </div>
              ) : (
                <table className="admin-table">
                  <thead>
                    <tr>
                      <th>{t('panel.car')}</th>
                      <th>{t('panel.years')}</th>
                      <th className="wide-col">{t('panel.carCode')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {found.map((car) => {
                      const isOpen = chosen !== null && chosen !== 'new' && chosen.path === car.path;
                      return (
                        <tr key={car.path} className={isOpen ? 'sel' : undefined}>
                          <td>
                            <button
                              type="button"
                              className="row-open"
                              aria-expanded={isOpen}
                              onClick={() => void open(car.path)}
                            >
                              <b>{car.name}</b>
                              <span className="cap mono">{car.path}</span>
                            </button>
                          </td>
                          <td className="nw">{car.years}</td>
                          <td className="wide-col mono">{car.code}</td>
                        </tr>
                      );
                    })}
                  </tbody>
                </table>
              )
            }
          </ResourceState>
        </div>
        {chosen && (
          <aside
            className="sheet pad side"
            aria-label={chosen === 'new' ? t('panel.addCar') : carName(chosen)}
          >
            <CarForm
              key={formKey}
              {...(chosen === 'new' ? {} : { car: chosen })}
              makes={tree.value?.makes.map(({ name }) => name) ?? []}
              refusal={refusal}
              isBusy={isBusy}
              onAdd={(draft) => void add(draft)}
              onChange={(fields) => chosen !== 'new' && void change(chosen, fields)}
              onClose={() => setChosen(null)}
            />
          </aside>
        )}
      </div>
    </div>
  );
}

function carName({ make, model }: Pick<Generation, 'make' | 'model'>): string {
  return `${make.name} ${model.name}`;
}

function carRows(tree: CarTree): CarRow[] {
  return tree.makes.flatMap((make) =>
    make.models.flatMap((model) =>
      model.generations.map((generation) => carRow({ ...generation, make, model })),
    ),
  );
}

type NamedCar = Pick<Generation, 'path' | 'code' | 'yearFrom' | 'yearTo'> & {
  readonly make: { readonly name: string };
  readonly model: { readonly name: string };
};

function carRow({ path, code, yearFrom, yearTo, make, model }: NamedCar): CarRow {
  const name = `${make.name} ${model.name}`;
  const words = normalizeTerm(`${name} ${code} ${path} ${yearFrom} ${yearTo ?? ''}`);
  return { path, code, name, years: formatYears(yearFrom, yearTo), words };
}

function withSaved(rows: readonly CarRow[], saved: readonly Generation[]): CarRow[] {
  const fresh = new Map(saved.map((generation) => [generation.path, carRow(generation)]));
  const known = new Set(rows.map(({ path }) => path));
  const added = [...fresh.values()].filter(({ path }) => !known.has(path));
  return [...added, ...rows.map((row) => fresh.get(row.path) ?? row)];
}
