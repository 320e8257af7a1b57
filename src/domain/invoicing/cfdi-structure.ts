import { FISCAL_REGIMES } from '#shared/facts/fiscal-regimes.ts';
import { PAYMENT_FORMS } from './ticket.ts';

/**
 * The part of the published structure of CFDI 4.0 (Anexo 20, cfdv40.xsd, tdCFDI.xsd and the catalogues of catCFDI.xsd)
 * that an invoice of this house can come to: elements in their order, attributes with the patterns and values allowed.
 * Whatever is not named here is refused, so a new attribute has to be looked up first.
 */
export interface ElementRule {
  readonly attributes: Readonly<Record<string, AttributeRule>>;
  /** In the order they must come. */
  readonly children: readonly ChildRule[];
}

interface AttributeRule {
  readonly pattern: RegExp;
  readonly isOptional?: boolean;
}

interface ChildRule {
  readonly name: string;
  readonly rule: ElementRule;
  readonly least: 0 | 1;
  readonly most: number;
}

const oneOf = (values: readonly string[]): RegExp => new RegExp(`^(?:${values.join('|')})$`);
const exactly = (value: string): AttributeRule => ({ pattern: oneOf([value]) });

/** t_Importe, with the decimals of the peso. */
const MONEY: AttributeRule = { pattern: /^\d{1,18}\.\d{2}$/ };
const RFC: AttributeRule = {
  pattern: /^[A-ZÑ&]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z\d]{2}[A\d]$/,
};
const NAME: AttributeRule = { pattern: /^[^|]{1,300}$/ };
const POSTAL_CODE: AttributeRule = { pattern: /^\d{5}$/ };
const REGIME: AttributeRule = { pattern: oneOf(FISCAL_REGIMES.map(({ code }) => code)) };

const once = (name: string, rule: ElementRule): ChildRule => ({ name, rule, least: 1, most: 1 });
const many = (name: string, rule: ElementRule): ChildRule => ({
  name,
  rule,
  least: 1,
  most: Number.POSITIVE_INFINITY,
});

const TRANSFERS: ElementRule = {
  attributes: {},
  children: [
    many('Traslado', {
      attributes: {
        Base: MONEY,
        Impuesto: exactly('002'),
        TipoFactor: exactly('Tasa'),
        // c_TasaOCuota of IVA: 16 %, 8 % at the border, 0 %.
        TasaOCuota: { pattern: oneOf(['0\\.160000', '0\\.080000', '0\\.000000']) },
        Importe: MONEY,
      },
      children: [],
    }),
  ],
};

const CONCEPT: ElementRule = {
  attributes: {
    ClaveProdServ: exactly('01010101'),
    NoIdentificacion: { pattern: /^[^|]{1,100}$/ },
    Cantidad: exactly('1'),
    ClaveUnidad: exactly('ACT'),
    Descripcion: exactly('Venta'),
    ValorUnitario: MONEY,
    Importe: MONEY,
    ObjetoImp: exactly('02'),
  },
  children: [once('Impuestos', { attributes: {}, children: [once('Traslados', TRANSFERS)] })],
};

const SEALED: Readonly<Record<string, AttributeRule>> = {
  Sello: { pattern: /^[A-Za-z0-9+/=]+$/, isOptional: true },
  NoCertificado: { pattern: /^\d{20}$/, isOptional: true },
  Certificado: { pattern: /^[A-Za-z0-9+/=]+$/, isOptional: true },
};

/** A global invoice, sealed or not yet. */
export const GLOBAL_CFDI: ElementRule = {
  attributes: {
    Version: exactly('4\\.0'),
    Serie: { pattern: /^[^|]{1,25}$/, isOptional: true },
    Folio: { pattern: /^[^|]{1,40}$/, isOptional: true },
    Fecha: {
      pattern: /^20[1-9]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}$/,
    },
    ...SEALED,
    FormaPago: { pattern: oneOf(Object.keys(PAYMENT_FORMS)) },
    SubTotal: MONEY,
    Moneda: exactly('MXN'),
    Total: MONEY,
    TipoDeComprobante: exactly('I'),
    Exportacion: exactly('01'),
    MetodoPago: exactly('PUE'),
    LugarExpedicion: POSTAL_CODE,
  },
  children: [
    once('InformacionGlobal', {
      attributes: {
        // c_Periodicidad: daily, weekly, fortnightly, monthly, every two months. c_Meses: 13–18 are pairs of months.
        Periodicidad: { pattern: /^0[1-5]$/ },
        Meses: { pattern: /^(?:0[1-9]|1[0-8])$/ },
        Año: { pattern: /^20[2-9]\d$/ },
      },
      children: [],
    }),
    once('Emisor', { attributes: { Rfc: RFC, Nombre: NAME, RegimenFiscal: REGIME }, children: [] }),
    once('Receptor', {
      attributes: {
        Rfc: exactly('XAXX010101000'),
        Nombre: exactly('PUBLICO EN GENERAL'),
        DomicilioFiscalReceptor: POSTAL_CODE,
        RegimenFiscalReceptor: exactly('616'),
        UsoCFDI: exactly('S01'),
      },
      children: [],
    }),
    once('Conceptos', { attributes: {}, children: [many('Concepto', CONCEPT)] }),
    once('Impuestos', {
      attributes: { TotalImpuestosTrasladados: MONEY },
      children: [once('Traslados', TRANSFERS)],
    }),
  ],
};
