import { useDeferredValue, useState } from 'react';
import type { CarTree, Generation, GenerationDraft } from '#contract/catalog';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { formatYears } from '../../i18n/format.ts';
import { Icon } from '../staff/Icon.tsx';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { CarForm } from './CarForm.tsx';
import { isUnchanged } from './changed-fields.ts';
import { EmptyList, ListPage, revealForm } from './ListPage.tsx';
import { ResourceState } from './ResourceState.tsx';
import { useEditing } from './use-editing.ts';
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
  const tree = useResource<CarTree>('/catalog/tree');
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<'new' | Generation | null>(null);
  // The tree of cars is kept by the server for a moment; what was saved here shows at once.
  const [saved, setSaved] = useState<readonly Generation[]>([]);
  const cars = tree.value ? withSaved(carRows(tree.value), saved) : [];

  const read = async (path: string) => {
    const generation = await api.get<Generation>(`/catalog/generations/${path}`);
    setChosen(generation);
    return generation;
  };
  const car = chosen === 'new' ? null : chosen;
  const editing = useEditing({
    code: 'catalog.changed_elsewhere',
    reload: async () => car && (await read(car.path)),
  });
  const { act } = editing;

  const open = (path: string) => {
    // Its form is open: what was typed there stays.
    if (car?.path === path) {
      revealForm();
      return;
    }
    void act(async () => {
      await read(path);
      editing.renew();
    });
  };
  const show = (generation: Generation, text: string) => {
    toast({ text });
    setChosen(generation);
    setSaved((before) => [generation, ...before.filter(({ path }) => path !== generation.path)]);
    editing.renew();
  };
  const add = (draft: GenerationDraft) =>
    act(async () => {
      const generation = await api.send<Generation>('POST', '/catalog/generations', draft);
      show(generation, t('panel.carAdded', { name: carName(generation) }));
    });
  const change = (before: Generation, fields: Partial<GenerationDraft>) =>
    act(async () => {
      if (isUnchanged(fields)) {
        toast({ text: t('panel.unchanged') });
        return;
      }
      const generation = await api.send<Generation>('PATCH', `/catalog/generations/${before.path}`, {
        ...fields,
        version: before.version,
      });
      show(generation, t('panel.carSaved', { name: carName(generation) }));
    });

  const form = (
    <CarForm
      key={editing.formKey}
      {...(car ? { car } : {})}
      makes={tree.value?.makes.map(({ name }) => name) ?? []}
      refusal={editing.refusal}
      isBusy={editing.isBusy}
      onAdd={(draft) => void add(draft)}
      onChange={(fields) => car && void change(car, fields)}
      onClose={() => setChosen(null)}
    />
  );
  return (
    <ListPage
      title={t('panel.catalog')}
      count={tree.value ? t('panel.carCount', { count: cars.length }) : ''}
      addText={t('panel.addCar')}
      onAdd={() => {
        if (chosen === 'new') {
          revealForm();
          return;
        }
        setChosen('new');
        editing.renew();
      }}
      side={chosen ? { label: car ? carName(car) : t('panel.addCar'), content: form } : undefined}
    >
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
        {() => <CarTable cars={cars} query={query} chosen={car?.path ?? null} onOpen={open} />}
      </ResourceState>
    </ListPage>
  );
}

interface CarTableProps {
  readonly cars: readonly CarRow[];
  readonly query: string;
  readonly chosen: string | null;
  readonly onOpen: (path: string) => void;
}

function CarTable({ cars, query, chosen, onOpen }: CarTableProps) {
  const { t } = useStaff();
  const words = normalizeTerm(useDeferredValue(query)).split(' ');
  const found = cars.filter((car) => words.every((word) => car.words.includes(word)));
  if (found.length === 0)
    return <EmptyList title={t('panel.noCar', { query })} body={t('panel.noCarBody')} />;
  return (
    <table className="admin-table">
      <thead>
        <tr>
          <th>{t('panel.car')}</th>
          <th className="years-col">{t('panel.years')}</th>
          <th className="wide-col">{t('panel.carCode')}</th>
        </tr>
      </thead>
      <tbody>
        {found.map((car) => (
          <tr key={car.path} className={car.path === chosen ? 'sel' : undefined}>
            <td>
              <button
                type="button"
                className="row-open"
                aria-expanded={car.path === chosen}
                onClick={() => onOpen(car.path)}
              >
                <b>{car.name}</b>
                <span className="cap mono">{car.path}</span>
              </button>
            </td>
            <td className="nw">{car.years}</td>
            <td className="wide-col mono">{car.code}</td>
          </tr>
        ))}
      </tbody>
    </table>
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
