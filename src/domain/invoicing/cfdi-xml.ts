import { pesos, xmlText } from '#domain/exchange';
import type { GlobalInvoice } from './global-invoice.ts';

type Attributes = Readonly<Record<string, string>>;

function element(name: string, attributes: Attributes, inside = ''): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(value)}"`)
    .join('');
  return inside === '' ? `<cfdi:${name}${written}/>` : `<cfdi:${name}${written}>${inside}</cfdi:${name}>`;
}

/** c_Impuesto: 002 is IVA. */
const IVA = '002';

/**
 * The invoice as CFDI 4.0 before it is sealed: `Sello`, `NoCertificado` and `Certificado` are added by who has the
 * issuer's certificate, the stamp by an authorised provider. Until then it is no tax receipt.
 */
export function cfdiXml(invoice: GlobalInvoice): string {
  const { period, issuer } = invoice;
  const concepts = invoice.concepts.map(({ folio, netCents, taxCents, taxRateBp }) =>
    element(
      'Concepto',
      {
        ClaveProdServ: '01010101',
        NoIdentificacion: folio,
        Cantidad: '1',
        ClaveUnidad: 'ACT',
        Descripcion: 'Venta',
        ValorUnitario: pesos(netCents),
        Importe: pesos(netCents),
        ObjetoImp: '02',
      },
      element('Impuestos', {}, transfers([{ taxRateBp, netCents, taxCents }])),
    ),
  );
  const inside = [
    element('InformacionGlobal', { Periodicidad: period.periodicity, Meses: period.month, Año: period.year }),
    element('Emisor', { Rfc: issuer.rfc, Nombre: issuer.name, RegimenFiscal: issuer.regime }),
    element('Receptor', {
      Rfc: 'XAXX010101000',
      Nombre: 'PUBLICO EN GENERAL',
      DomicilioFiscalReceptor: invoice.postalCode,
      RegimenFiscalReceptor: '616',
      UsoCFDI: 'S01',
    }),
    element('Conceptos', {}, concepts.join('\n')),
    element('Impuestos', { TotalImpuestosTrasladados: pesos(invoice.taxCents) }, transfers(invoice.taxes)),
  ];
  const root = {
    'xmlns:cfdi': 'http://www.sat.gob.mx/cfd/4',
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': 'http://www.sat.gob.mx/cfd/4 http://www.sat.gob.mx/sitio_internet/cfd/4/cfdv40.xsd',
    Version: '4.0',
    Serie: invoice.series,
    Folio: String(invoice.number),
    Fecha: invoice.issuedAt,
    FormaPago: invoice.paymentForm,
    SubTotal: pesos(invoice.netCents),
    Moneda: 'MXN',
    Total: pesos(invoice.totalCents),
    TipoDeComprobante: 'I',
    Exportacion: '01',
    MetodoPago: 'PUE',
    LugarExpedicion: invoice.postalCode,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Comprobante', root, `\n${inside.join('\n')}\n`)}\n`;
}

function transfers(taxes: GlobalInvoice['taxes']): string {
  const rows = taxes.map(({ taxRateBp, netCents, taxCents }) =>
    element('Traslado', {
      Base: pesos(netCents),
      Impuesto: IVA,
      TipoFactor: 'Tasa',
      TasaOCuota: `0.${String(taxRateBp).padStart(4, '0')}00`,
      Importe: pesos(taxCents),
    }),
  );
  return element('Traslados', {}, rows.join(''));
}
