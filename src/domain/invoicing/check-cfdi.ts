import { XmlReader } from '#domain/exchange';
import { GLOBAL_CFDI, type ElementRule } from './cfdi-structure.ts';

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

/** What is wrong with a global invoice, each as `path: what`; an empty list when nothing is. */
export function checkCfdi(xml: string): string[] {
  const root = treeOf(xml);
  if (root?.name !== 'Comprobante') return ['/: no Comprobante'];
  const problems = checkElement(root, GLOBAL_CFDI, 'Comprobante');
  // Sums of figures that are no figures say nothing.
  return problems.length > 0 ? problems : [...checkSums(root), ...checkReceiver(root)];
}

function treeOf(xml: string): Node | undefined {
  const open: Node[] = [];
  let root: Node | undefined;
  const reader = new XmlReader({
    open(name, attributes) {
      const node: Node = { name, attributes: { ...attributes }, children: [] };
      open.at(-1)?.children.push(node);
      root ??= node;
      open.push(node);
    },
    close() {
      open.pop();
    },
  });
  reader.push(xml);
  reader.end();
  return root;
}

/** Namespaces are not of the structure. */
const isOfDocument = (name: string) => !name.startsWith('xmlns') && !name.startsWith('xsi:');

function checkElement(node: Node, rule: ElementRule, path: string): string[] {
  const names = Object.keys(node.attributes).filter(isOfDocument);
  const unknown = names
    .filter((name) => !(name in rule.attributes))
    .map((name) => `${path}/@${name}: unknown`);
  const wrong = Object.entries(rule.attributes).flatMap(([name, { pattern, isOptional = false }]) => {
    const value = node.attributes[name];
    if (value === undefined) return isOptional ? [] : [`${path}/@${name}: missing`];
    return pattern.test(value) ? [] : [`${path}/@${name}: "${value}" is not allowed`];
  });
  return [...unknown, ...wrong, ...checkChildren(node, rule, path)];
}

function checkChildren(node: Node, { children }: ElementRule, path: string): string[] {
  const order = children.map(({ name }) => name);
  const places = node.children.map(({ name }) => order.indexOf(name));
  const strange = node.children
    .filter(({ name }) => !order.includes(name))
    .map(({ name }) => `${path}/${name}: unknown`);
  const isOutOfOrder = places.some((place, index) => place < (places[index - 1] ?? 0));
  return [
    ...strange,
    ...(isOutOfOrder && strange.length === 0 ? [`${path}: elements are out of order`] : []),
    ...children.flatMap(({ name, rule, least, most }) => {
      const found = node.children.filter((child) => child.name === name);
      if (found.length < least) return [`${path}/${name}: missing`];
      if (found.length > most) return [`${path}/${name}: too many`];
      return found.flatMap((child, index) => checkElement(child, rule, `${path}/${name}[${index + 1}]`));
    }),
  ];
}

function childOf(node: Node | undefined, ...names: readonly string[]): Node | undefined {
  return names.reduce<Node | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    node,
  );
}

/** Every figure of the checked structure has two decimals. */
const centsAt = (node: Node | undefined, name: string): number =>
  Number((node?.attributes[name] ?? '0').replace('.', ''));

interface Tax {
  readonly rate: string;
  readonly base: number;
  readonly tax: number;
}

function taxesIn(node: Node | undefined): Tax[] {
  return (childOf(node, 'Impuestos', 'Traslados')?.children ?? []).map((transfer) => ({
    rate: transfer.attributes['TasaOCuota'] ?? '',
    base: centsAt(transfer, 'Base'),
    tax: centsAt(transfer, 'Importe'),
  }));
}

function checkSums(root: Node): string[] {
  const concepts = childOf(root, 'Conceptos')?.children ?? [];
  const lines = concepts.flatMap(taxesIn);
  const sum = (of: (tax: Tax) => number, some: readonly Tax[] = lines) =>
    some.reduce((total, each) => total + of(each), 0);
  const subtotal = concepts.reduce((total, concept) => total + centsAt(concept, 'Importe'), 0);
  const totals = taxesIn(root);
  const expect = (path: string, found: number, wanted: number) =>
    found === wanted ? [] : [`${path}: ${found} centavos, the concepts make ${wanted}`];
  return [
    ...concepts.flatMap((concept, index) =>
      checkConcept(concept, `Comprobante/Conceptos/Concepto[${index + 1}]`),
    ),
    ...expect('Comprobante/@SubTotal', centsAt(root, 'SubTotal'), subtotal),
    ...expect('Comprobante/@Total', centsAt(root, 'Total'), subtotal + sum(({ tax }) => tax)),
    ...expect(
      'Comprobante/Impuestos/@TotalImpuestosTrasladados',
      centsAt(childOf(root, 'Impuestos'), 'TotalImpuestosTrasladados'),
      sum(({ tax }) => tax),
    ),
    ...totals.flatMap(({ rate, base, tax }) => {
      const own = lines.filter((line) => line.rate === rate);
      const path = `Comprobante/Impuestos/Traslado ${rate}`;
      return [
        ...expect(
          `${path}/@Base`,
          base,
          sum((line) => line.base, own),
        ),
        ...expect(
          `${path}/@Importe`,
          tax,
          sum((line) => line.tax, own),
        ),
      ];
    }),
    ...(new Set(totals.map(({ rate }) => rate)).size === new Set(lines.map(({ rate }) => rate)).size
      ? []
      : ['Comprobante/Impuestos: not the rates of the concepts']),
  ];
}

function checkConcept(concept: Node, path: string): string[] {
  const amount = centsAt(concept, 'Importe');
  return [
    ...(amount > 0 ? [] : [`${path}/@Importe: nothing was sold`]),
    ...(centsAt(concept, 'ValorUnitario') === amount
      ? []
      : [`${path}/@ValorUnitario: not the amount of one`]),
    ...taxesIn(concept).flatMap((tax) => [
      ...(tax.base === amount ? [] : [`${path}: the tax is of another base`]),
      ...(isTaxOf(tax) ? [] : [`${path}: ${tax.tax} centavos is not the tax of ${tax.base} at ${tax.rate}`]),
    ]),
  ];
}

/** The office allows what a base half a centavo away would give, rounded down and up (Anexo 20, matriz de errores). */
function isTaxOf({ base, rate, tax }: Tax): boolean {
  const share = Number(rate);
  return tax >= Math.floor((base - 0.5) * share) && tax <= Math.ceil((base + 0.5) * share);
}

/** The general public lives where the invoice is issued. */
function checkReceiver(root: Node): string[] {
  return childOf(root, 'Receptor')?.attributes['DomicilioFiscalReceptor'] ===
    root.attributes['LugarExpedicion']
    ? []
    : ['Comprobante/Receptor/@DomicilioFiscalReceptor: not the place of issue'];
}
